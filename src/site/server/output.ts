/** The files of a build, while they are made. */
import { statSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { digestsOf, filesBelow } from './buildManifest.ts';
import { fileWriter, type MadeFile } from './fileWriter.ts';
import type { KnownFiles } from './knownFiles.ts';

export interface Output {
  /** Where new files are until the build is complete, absolute. */
  folder: string;
  /** All files, by their paths from the root of the site. */
  files: ReadonlyMap<string, MadeFile>;
  /** Adds a file. Its content is written only if the output folder does not have it. */
  write(name: string, content: string | Uint8Array): MadeFile;
  /** Adds a file that something else has written into `folder`, or that is the same. */
  add(name: string, file: MadeFile): void;
  /** Adds a copy of a file. */
  copy(name: string, from: string): Promise<void>;
  /** Adds the files that something else has written into `folder`, or into a folder below it, and that are not known yet. */
  adopt(below?: string): Promise<void>;
}

/**
 * Starts the output of a build.
 *
 * @param folder where new files are written, absolute. It need not exist.
 * @param earlier the digests of the files that the output folder has now.
 */
export function startOutput(
  folder: string,
  earlier: ReadonlyMap<string, string> = new Map(),
): Output {
  const files = new Map<string, MadeFile>();
  const write = fileWriter(folder, earlier);
  const addAsWritten = (name: string, digest: string): void => {
    const { size } = statSync(path.join(folder, name));
    files.set(name, { digest, bytes: size, same: earlier.get(name) === digest });
  };
  return {
    folder,
    files,
    write(name, content) {
      const file = write(name, content);
      files.set(name, file);
      return file;
    },
    add: (name, file) => void files.set(name, file),
    async copy(name, from) {
      const [digest] = Object.values(await digestsOf(path.dirname(from), [path.basename(from)]));
      if (digest !== undefined && digest === earlier.get(name)) {
        files.set(name, { digest, bytes: statSync(from).size, same: true });
        return;
      }
      const place = path.join(folder, name);
      await mkdir(path.dirname(place), { recursive: true });
      await copyFile(from, place);
      addAsWritten(name, Object.values(await digestsOf(folder, [name]))[0] ?? '');
    },
    async adopt(below = '.') {
      const from = path.join(folder, below);
      const names = filesBelow(from).filter(
        (name) => !name.endsWith('/') && !files.has(path.posix.join(below, name)),
      );
      for (const [name, digest] of Object.entries(await digestsOf(from, names))) {
        addAsWritten(path.posix.join(below, name), digest);
      }
    },
  };
}

/**
 * Whether the output folder still has the files that were not written again.
 *
 * @param now what the folder has.
 */
export function isStillThere(output: Output, outDir: string, now: KnownFiles): boolean {
  return [...output.files].every(([name, { digest, same }]) => {
    return !same || now.get(outDir + path.sep + name)?.digest === digest;
  });
}
