/** Replaces an earlier build by a new one. */
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../../text/compareText.ts';
import {
  filesBelow,
  isEmptyFolder,
  isWorkFolder,
  MANIFEST,
  readManifest,
  workFolder,
  writeManifest,
} from './buildManifest.ts';
import type { Output } from './output.ts';

/**
 * Moves the new files of a build into a folder, and removes those that it does not have. Files that are the same stay where they
 * are, and empty folders that no build has made. The folder must be one that `refusal` accepts.
 *
 * Everything slow is done first, next to the files that are being served: then these are replaced quickly, one by one, scripts
 * and styles before the pages that use them. A build that is killed meanwhile leaves a list of both, so that the next one
 * recognises all files as its own.
 *
 * @param output its folder no longer exists afterwards.
 * @param outDir absolute.
 */
export async function replaceOutput(output: Output, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await removeLeftovers(outDir);
  const fresh = path.join(outDir, workFolder('new'));
  await mkdir(output.folder, { recursive: true });
  await move(output.folder, fresh);
  const names = [...output.files.keys()].toSorted(compareText);
  const files = Object.fromEntries(
    names.map((name) => [name, output.files.get(name)?.digest ?? '']),
  );
  const before = await readManifest(outDir);
  const old = filesBelow(outDir).filter((name) => name !== MANIFEST);
  await writeManifest(outDir, {
    version: 1,
    files,
    ...(before && { replacing: { ...before.replacing, ...before.files } }),
  });
  if (old.length === 0) {
    for (const name of await readdir(fresh))
      await rename(path.join(fresh, name), path.join(outDir, name));
  } else {
    const gone = old.filter((name) => !Object.hasOwn(files, name));
    const { first, later } = removals(gone, names);
    // Few output folders have empty ones.
    const madeBefore = later.some(isEmptyFolder) ? { ...before?.replacing, ...before?.files } : {};
    const made = new Set(Object.keys(madeBefore).flatMap(foldersOf));
    removeFiles(outDir, first);
    const changed = names.filter((name) => !output.files.get(name)?.same);
    moveFiles(
      fresh,
      outDir,
      changed.toSorted((a, b) => rank(a) - rank(b)),
    );
    removeFiles(
      outDir,
      later.filter((name) => !isEmptyFolder(name) || made.has(name.slice(0, -1))),
    );
  }
  await writeManifest(outDir, { version: 1, files });
  await rm(fresh, { recursive: true, force: true });
}

/** Scripts and styles first: their names change with their content, and pages that are in place already do not use them. */
function rank(name: string): number {
  return name.startsWith('_astro/') ? 0 : 1;
}

/**
 * Which old files must be removed before the new ones are moved: those with the name of a new folder, those in a folder with the
 * name of a new file, and those whose name differs only by case, which are the same file on some systems.
 */
function removals(
  gone: readonly string[],
  names: readonly string[],
): { first: string[]; later: string[] } {
  if (gone.length === 0) return { first: [], later: [] };
  const fold = (name: string) => name.normalize('NFC').toLowerCase();
  const newNames = new Set(names.map(fold));
  const newFolders = new Set(names.flatMap((name) => foldersOf(fold(name))));
  const isInTheWay = (name: string) =>
    [fold(name), ...foldersOf(fold(name))].some((part) => newNames.has(part)) ||
    newFolders.has(fold(name));
  return {
    first: gone.filter(isInTheWay),
    later: gone.filter((name) => !isInTheWay(name)),
  };
}

/** All folders of a path: `a/b/c` gives `a/b` and `a`. */
function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Synchronous, as the next function: several times as fast as with promises, for thousands of small files. */
function moveFiles(from: string, to: string, names: readonly string[]): void {
  const folders = new Set<string>();
  for (const name of names) {
    const folder = path.dirname(name);
    if (!folders.has(folder)) mkdirSync(path.join(to, folder), { recursive: true });
    folders.add(folder);
    renameSync(path.join(from, name), path.join(to, name));
  }
}

/** Removes files, and the folders that have become empty. */
function removeFiles(folder: string, names: readonly string[]): void {
  for (const name of names)
    if (!isEmptyFolder(name)) rmSync(path.join(folder, name), { force: true });
  const folders = new Set(names.flatMap(foldersOf));
  // The deepest first.
  for (const name of [...folders].toSorted((a, b) => b.length - a.length)) {
    const place = path.join(folder, name);
    if (readdirSync(place).length === 0) rmdirSync(place);
  }
}

/** Removes what killed builds have left in a folder. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => isWorkFolder(name) && !runs(name));
  await Promise.all(
    names.map((name) => rm(path.join(folder, name), { recursive: true, force: true })),
  );
}

/** Whether the build that owns this folder is still running. */
function runs(workFolder: string): boolean {
  const pid = Number(workFolder.split('-').at(-1));
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}
