/** Writes the files of a build, except those that the output folder has already. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file of a built site. */
export interface MadeFile {
  /** SHA-256 in hex. */
  digest: string;
  bytes: number;
  /** Whether the output folder has exactly this file already, so that it was not written again. */
  same: boolean;
}

/**
 * Makes a function that writes files into a folder.
 *
 * @param folder absolute. It need not exist.
 * @param earlier the digests of the files that the output folder has now, by their paths from there.
 */
export function fileWriter(folder: string, earlier: ReadonlyMap<string, string>) {
  const folders = new Set<string>();
  // Synchronous: four times as fast as with promises, for thousands of small files.
  return (name: string, content: string | Uint8Array): MadeFile => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const digest = createHash('sha256').update(bytes).digest('hex');
    const same = earlier.get(name) === digest;
    if (!same) {
      const file = path.join(folder, name);
      const within = path.dirname(file);
      if (!folders.has(within)) mkdirSync(within, { recursive: true });
      folders.add(within);
      writeFileSync(file, bytes);
    }
    return { digest, bytes: bytes.length, same };
  };
}
