/** The digests of files in an output folder, kept between builds: a file in the same state need not be read again. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { stateNow } from '../../files/fileState.ts';
import type { MadeFile } from './fileWriter.ts';

/** What is known of files, by path. Whether a state is settled: see `stateNow`. */
export type KnownFiles = Map<string, { state: string; settled: boolean; digest: string }>;

interface Kept {
  /** The output folder, absolute. */
  folder: string;
  files: [name: string, state: string, digest: string][];
}

/** The digests of the files in a folder that are known, by their paths from there. */
export function knownBelow(folder: string, known: KnownFiles): Map<string, string> {
  const digests = new Map<string, string>();
  const start = folder + path.sep;
  for (const [file, { digest }] of known) {
    if (!file.startsWith(start)) continue;
    digests.set(file.slice(start.length).replaceAll(path.sep, '/'), digest);
  }
  return digests;
}

/**
 * What the last build has kept of an output folder. Nothing if it built into another one.
 *
 * @param cacheDir of the journal, absolute.
 */
export function readKnownFiles(cacheDir: string, folder: string): KnownFiles {
  try {
    const kept = JSON.parse(readFileSync(fileIn(cacheDir), 'utf8')) as Kept;
    if (kept.folder !== folder) return new Map();
    return new Map(
      kept.files.map(([name, state, digest]) => [
        folder + path.sep + name,
        { state, settled: true, digest },
      ]),
    );
  } catch {
    return new Map();
  }
}

/**
 * Keeps what is known of an output folder after a build.
 *
 * @param known of the files that have stayed.
 */
export async function keepKnownFiles(
  cacheDir: string,
  folder: string,
  output: { files: ReadonlyMap<string, MadeFile> },
  known: KnownFiles,
): Promise<void> {
  const files = [...output.files].flatMap(([name, { same, digest }]): Kept['files'] => {
    const file = folder + path.sep + name;
    const now = same ? known.get(file) : stateNow(file);
    return now?.settled ? [[name, now.state, digest]] : [];
  });
  mkdirSync(cacheDir, { recursive: true });
  const kept: Kept = { folder, files };
  await writeFileAtomic(fileIn(cacheDir), JSON.stringify(kept), { fsync: false });
}

function fileIn(cacheDir: string): string {
  return path.join(cacheDir, 'output.json');
}
