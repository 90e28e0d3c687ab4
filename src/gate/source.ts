/** Where rules are pulled from: a file, or a URL. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MOST_BYTES } from './rulesFile.ts';

/** Milliseconds until a server is given up. */
const PATIENCE = 30_000;
const MOST_REDIRECTS = 5;

/** The rules could not be fetched; the message says why, as the end of a sentence. */
export class SourceError extends Error {
  override name = 'SourceError';
}

/**
 * The bytes of a rules file.
 *
 * @param source a path below `root`, an absolute path, or an `https:` URL. Plain `http:` goes to this very
 *   machine only, where `npm start` serves a journal.
 * @throws {SourceError}
 */
export async function fetchRules(source: string, root: string): Promise<Uint8Array> {
  const url = urlOf(source);
  return url ? download(url) : readWhole(path.resolve(root, source));
}

/** `undefined` for the path of a file. */
function urlOf(source: string): URL | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(source)) return undefined;
  const url = URL.canParse(source) ? new URL(source) : undefined;
  // A letter and a colon begin a path on Windows, and are too short for the pattern above.
  if (!url) throw new SourceError(`"${source}" is not a URL`);
  return allowed(url);
}

function allowed(url: URL): URL {
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && here)) return url;
  throw new SourceError(`rules come over https: or from a file, not from ${url.origin}`);
}

async function download(from: URL): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(PATIENCE);
  let url = from;
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const response = await fetch(url, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location) {
        await response.body?.cancel();
        url = allowed(new URL(location, url));
        continue;
      }
      if (!response.ok)
        throw new SourceError(`${url.href} answered with status ${response.status}`);
      return await collect(response, url);
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${url.href} could not be reached: ${reasonOf(error)}`);
  }
  throw new SourceError(`${from.href} redirects more than ${MOST_REDIRECTS} times`);
}

async function collect(response: Response, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new SourceError(`${url.href} sends more than 32 MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new SourceError(`${file} has more than 32 MB`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { name, message, code, cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  if (name === 'TimeoutError') return `no answer in ${PATIENCE / 1000} s`;
  if (cause instanceof Error) return reasonOf(cause);
  return code ?? message;
}
