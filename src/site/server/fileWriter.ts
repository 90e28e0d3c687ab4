/** Writes the files of a build, except those that the output folder has already. */
import { hash } from 'node:crypto';
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
    const digest = hash('sha256', content);
    const same = earlier.get(name) === digest;
    if (!same) {
      const end = name.lastIndexOf('/');
      const within = name.slice(0, Math.max(end, 0));
      if (!folders.has(within)) makeFolder(path.join(folder, within));
      folders.add(within);
      writeFileSync(`${folder}/${name}`, content);
    }
    return { digest, bytes: Buffer.byteLength(content), same };
  };
}

/** The folder around it is nearly always there. Where it is, asking the system once is enough. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch {
    mkdirSync(folder, { recursive: true });
  }
}
