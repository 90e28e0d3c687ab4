/** Reads a log as text, whatever its bytes, without keeping all of it in memory. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { UsageError } from '../../gate/usageError.ts';
import type { Io } from '../verb.ts';

/** A line without an end is passed on in pieces of this many UTF-16 units. */
const MAX_LINE_LENGTH = 1 << 20;

/**
 * Splits a stream into chunks that end with a line. Bytes that are not UTF-8 become U+FFFD; UTF-16 with a byte
 * order mark, as PowerShell writes it, can be read too.
 */
export async function* readLog(stream: Readable): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let rest = '';
  for await (const chunk of stream) {
    const bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    decoder ??= new TextDecoder(encodingOf(bytes));
    rest += decoder.decode(bytes, { stream: true });
    const end = rest.lastIndexOf('\n') + 1;
    if (end > 0) {
      yield rest.slice(0, end);
      rest = rest.slice(end);
    } else if (rest.length > MAX_LINE_LENGTH) {
      yield rest;
      rest = '';
    }
  }
  rest += decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * Opens a log: a file's name, or `-` for the standard input.
 *
 * @returns a stream that fails with a `UsageError` if the file cannot be read.
 */
export function openLog(file: string, io: Pick<Io, 'stdin' | 'cwd'>): Readable {
  return file === '-' ? io.stdin : Readable.from(chunksOf(file, io.cwd));
}

async function* chunksOf(file: string, cwd: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path.resolve(cwd, file)) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!code || !syscall) throw error;
    throw new UsageError(`${file} cannot be read: ${REASONS[code] ?? code}.`);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user has no permission to read it',
};
