/** Checks the output folder of a build: it may contain only what an earlier build wrote. */
import { existsSync } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { listed } from '../../text/listed.ts';
import {
  digestsOf,
  filesBelow,
  isEmptyFolder,
  MANIFEST,
  type Manifest,
  readManifest,
} from './buildManifest.ts';
import type { KnownFiles } from './knownFiles.ts';

/** How many files a message names. */
const MAX_NAMED = 3;

/**
 * Checks whether a build may write into a folder. Nothing is changed.
 *
 * @param outDir absolute.
 * @param contentDir of the journal, absolute.
 * @param known what earlier calls have read. What this one reads is added to it.
 * @param kept what an earlier build has read.
 * @returns `undefined`, or the sentence that says why not.
 */
export async function refusal(
  outDir: string,
  contentDir: string,
  known?: KnownFiles,
  kept?: KnownFiles,
): Promise<string | undefined> {
  const [out, content] = await Promise.all([realPlace(outDir), realPlace(contentDir)]);
  const what = `${outDir} cannot be built into: it`;
  if (out === content) return `${what} is the folder of the notes.`;
  if (isInside(content, out)) return `${what} holds the notes (${contentDir}).`;
  if (isInside(out, content)) return `${what} is inside the folder of the notes (${contentDir}).`;
  if (out.split(path.sep).includes('.git')) return `${what} is inside a .git folder.`;
  const found = await lstat(out).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isDirectory()) return `${what} is not a folder.`;
  // In a submodule or a linked work tree, `.git` is a file.
  if (existsSync(path.join(out, '.git'))) return `${what} is a git repository.`;
  const manifest = await readManifest(out);
  const foreign = await foreignFiles(out, manifest, known, kept);
  if (foreign.length === 0) return undefined;
  const advice = 'Choose a folder that is empty or not there, or move them away.';
  return manifest
    ? `${what} holds files that no build has made, or that were changed since: ${some(foreign)}. ${advice}`
    : `${what} holds files, and no list of an earlier build (${MANIFEST}): ${some(foreign)}. ${advice} If an older Belay built it, delete it once.`;
}

/** The files that differ from what the last build wrote. Empty folders hold nothing that could be lost. */
async function foreignFiles(
  outDir: string,
  manifest: Manifest | undefined,
  known: KnownFiles | undefined,
  kept: KnownFiles | undefined,
): Promise<string[]> {
  const names = filesBelow(outDir).filter((name) => name !== MANIFEST && !isEmptyFolder(name));
  if (!manifest) return names;
  const { files, replacing = {} } = manifest;
  const made = (name: string) => Object.hasOwn(files, name) || Object.hasOwn(replacing, name);
  const digests = await digestsOf(outDir, names.filter(made), known, kept);
  return names.filter((name) => {
    const digest = digests[name];
    return digest === undefined || (digest !== files[name] && digest !== replacing[name]);
  });
}

function some(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return listed([...names.slice(0, MAX_NAMED), ...(more > 0 ? [`${more} more`] : [])]);
}

/** Whether one path is below another. */
function isInside(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** A path with its symbolic links resolved; its last folders may not exist yet. */
export async function realPlace(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch {
    const parent = path.dirname(place);
    return parent === place ? place : path.join(await realPlace(parent), path.basename(place));
  }
}
