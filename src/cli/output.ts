import { fstatSync, writeSync } from 'node:fs';
import type { Output } from './verb.ts';

/**
 * The standard output or error of this process. What goes into a file or a pipe is written at once: Node's streams take
 * 5 ms to load. A terminal, and anything that does not go as it should, is left to Node's stream.
 *
 * @param open opens Node's stream.
 */
export function outputTo(descriptor: 1 | 2, open: () => NodeJS.WriteStream): Output {
  if (!isFileOrPipe(descriptor)) return open();
  let stream: NodeJS.WriteStream | undefined;
  return {
    write(text) {
      let rest: Uint8Array = Buffer.from(text);
      try {
        while (!stream && rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
      } catch {
        // The pipe is full or closed, or the disk is full.
        stream = open();
      }
      stream?.write(rest);
    },
  };
}

function isFileOrPipe(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() || found.isFIFO();
  } catch {
    return false;
  }
}
