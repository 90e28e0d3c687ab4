/** The list of the files that a build made, stored in its output folder. */
import { createHash, hash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { stateNow } from '../../files/fileState.ts';
import { compareText } from '../../text/compareText.ts';
import type { KnownFiles } from './knownFiles.ts';

export const MANIFEST = '.belay-build.json';

const Files = z.record(z.string(), z.string());
const Manifest = z.strictObject({
  version: z.literal(1),
  /** SHA-256 in hex by path, with `/`. */
  files: Files,
  /** The files being replaced: written before the first of them, so that a killed build can be recognised. */
  replacing: Files.optional(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The list in a folder; `undefined` if there is none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return Manifest.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFileAtomic(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
}

/**
 * The digests of files in a folder. A path that cannot be read as a file has none.
 *
 * @param known what this process has read before; new digests are added to it.
 * @param kept what an earlier build has read.
 */
export async function digestsOf(
  folder: string,
  names: readonly string[],
  known: KnownFiles = new Map(),
  kept: KnownFiles = new Map(),
): Promise<Manifest['files']> {
  const digests: [name: string, digest: string][] = [];
  for (const name of names) {
    const file = `${folder}${path.sep}${name}`;
    const state = stateNow(file);
    if (!state) continue;
    const before = known.get(file) ?? kept.get(file);
    if (before?.state === state.state) {
      known.set(file, before);
      digests.push([name, before.digest]);
      continue;
    }
    try {
      const digest = await contentDigest(file);
      known.set(file, { ...state, digest });
      digests.push([name, digest]);
    } catch {
      // It cannot be read.
    }
  }
  return Object.fromEntries(digests.toSorted(([a], [b]) => compareText(a, b)));
}

/**
 * All files in a folder, by their paths from there, sorted; empty folders too, with a slash at the end. What a build
 * that is running, or was killed, keeps for itself is left out.
 */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  // Synchronous: several times as fast as with promises, for thousands of small folders.
  const visit = (within: string): void => {
    const entries = readdirSync(path.join(folder, within), { withFileTypes: true });
    if (entries.length === 0 && within !== '') found.push(within);
    for (const entry of entries) {
      if (within === '' && isWorkFolder(entry.name)) continue;
      if (entry.isDirectory()) visit(`${within}${entry.name}/`);
      else found.push(within + entry.name);
    }
  };
  visit('');
  return found.toSorted(compareText);
}

/** Whether a path from `filesBelow` is that of an empty folder. */
export function isEmptyFolder(name: string): boolean {
  return name.endsWith('/');
}

/** Where a build keeps files while it replaces others, inside the output folder. */
export function workFolder(of: 'new' | 'old'): string {
  return `.belay-${of}-${process.pid}`;
}

export function isWorkFolder(name: string): boolean {
  return /^\.belay-(?:new|old)-\d+$/.test(name);
}

/** Larger files are read piece by piece. A stream for each of thousands of pages would take most of a build's time. */
const SMALL_BYTES = 1_000_000;

async function contentDigest(file: string): Promise<string> {
  if (statSync(file).size <= SMALL_BYTES) return hash('sha256', readFileSync(file));
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return sum.digest('hex');
}
