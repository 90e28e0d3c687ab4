/** Reads shared objects from disk. */
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { BadElf, readElf, type SharedObject } from './elf.ts';

export interface ObjectFile {
  kind: 'object';
  /** With all links followed, so that one file has one path. */
  path: string;
  elf: SharedObject;
}

type Found =
  | ObjectFile
  /** There is no such file. */
  | { kind: 'none' }
  /** There is a file, but not one that can be read as a shared object. */
  | { kind: 'unreadable'; reason: string };

export type ReadObject = (path: string) => Promise<Found>;

/** A reader of shared objects that reads each file once. It never rejects. */
export function objectReader(): ReadObject {
  const known = new Map<string, Promise<Found>>();
  return (path) => {
    let found = known.get(path);
    if (!found) {
      found = readObject(path);
      known.set(path, found);
    }
    return found;
  };
}

async function readObject(given: string): Promise<Found> {
  let file: FileHandle | undefined;
  try {
    const path = await realpath(given);
    // Does not wait for a writer if it is a pipe.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!(await file.stat()).isFile()) return { kind: 'none' };
    return { kind: 'object', path, elf: await readElf(partsOf(file)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof BadElf) return { kind: 'unreadable', reason: message };
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENXIO') return { kind: 'none' };
    return { kind: 'unreadable', reason: code ?? message };
  } finally {
    await file?.close();
  }
}

function partsOf(file: FileHandle) {
  return async (offset: number, length: number): Promise<Buffer> => {
    if (!Number.isSafeInteger(offset + length)) throw new BadElf('it is truncated');
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
      if (bytesRead === 0) throw new BadElf('it is truncated');
      done += bytesRead;
    }
    return bytes;
  };
}
