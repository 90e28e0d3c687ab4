/** Reads rules from a file or a URL. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { wholeFile } from '../files/wholeFile.ts';
import { overTls, SourceError } from './overTls.ts';

/**
 * The bytes of a rules file.
 *
 * @param source a path below `root`, an absolute path, or an `https:` or `file:` URL. Plain `http:` is refused: anyone
 *   on the network path could change the rules.
 * @param token for a private journal: sent only to the host of the URL, and not to where it redirects.
 * @throws {SourceError}
 */
export async function fetchRules(
  source: string,
  root: string,
  token?: string,
): Promise<Uint8Array> {
  const url = urlOf(source);
  if (url?.protocol === 'file:') return readWhole(pathOf(url));
  if (!url) return readWhole(path.resolve(root, source));
  // Loaded on demand: most runs do not use the network.
  const { download } = await import('./download.ts');
  return download(url, token);
}

/** The token for private journals, from the environment. An empty variable counts as not set. */
export function tokenIn(env: NodeJS.ProcessEnv): string | undefined {
  const token = env['BELAY_TOKEN']?.trim();
  return token === '' ? undefined : token;
}

/** `undefined` if it is the path of a file. */
function urlOf(source: string): URL | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(source)) return undefined;
  const url = URL.canParse(source) ? new URL(source) : undefined;
  // A letter and a colon begin a path on Windows, and are too short for the pattern above.
  if (!url) throw new SourceError(`"${source}" is not a URL`);
  return url.protocol === 'file:' ? url : overTls(url);
}

function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new SourceError(`${url.href} is not the address of a file on this machine`);
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    return await wholeFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SourceError(`${file} cannot be read: ${code ?? message}`);
  }
}
