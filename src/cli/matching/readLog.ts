/** Reads a log as text, whatever its bytes, without keeping all of it in memory. */
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../gate/usageError.ts';
import type { Io } from '../verb.ts';

/** A line without an end is passed on in pieces of this many UTF-16 units. */
const MAX_LINE_LENGTH = 1 << 20;
/** How much of a file is read at once, in bytes. */
const CHUNK = 1 << 16;

/** A log as it is read. */
export type LogInput = AsyncIterable<Buffer | string>;

/**
 * Splits a stream into chunks that end with a line. Bytes that are not UTF-8 become U+FFFD; UTF-16 with a byte
 * order mark, as PowerShell writes it, can be read too.
 */
export async function* readLog(stream: LogInput): AsyncGenerator<string> {
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
 * @returns what fails with a `UsageError` if the file cannot be read.
 */
export function openLog(file: string, io: Pick<Io, 'stdin' | 'cwd'>): LogInput {
  return file === '-' ? io.stdin : chunksOf(file, io.cwd);
}

async function* chunksOf(file: string, cwd: string): AsyncGenerator<Buffer> {
  try {
    const whole = path.resolve(cwd, file);
    const handle = openSync(whole, 'r');
    // A pipe may have to wait for what writes it.
    if (fstatSync(handle).isFile()) yield* bytesOf(handle);
    else yield* createReadStream(whole, { fd: handle }) as AsyncIterable<Buffer>;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!code || !syscall) throw error;
    throw new UsageError(`${file} cannot be read: ${REASONS[code] ?? code}.`);
  }
}

/** All bytes of a file, without Node's streams, which take longer to load than most logs take to read. */
function* bytesOf(handle: number): Generator<Buffer> {
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(handle, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user has no permission to read it',
};
