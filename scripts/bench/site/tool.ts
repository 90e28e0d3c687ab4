/** A tool that builds a site from the same notes, set up in its own folder. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { measure } from './measure.ts';

export interface Tool {
  name: string;
  /** Each command of a build, in turn. */
  builds: readonly (readonly string[])[];
  cwd: string;
  /** A note to change between two builds. */
  note: string;
  dist: string;
  /** What a build leaves for the next one, absolute: its output and caches. */
  left: readonly string[];
}

/** A note of the journal that is built. */
export interface BenchNote {
  /** From the content folder: `incidents/00001.md`. */
  path: string;
  text: string;
}

/** Writes files below a folder, by their paths from there. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Writes the notes below a folder, replacing those that were there. */
export async function writeNotesInto(folder: string, notes: readonly BenchNote[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await writeFiles(folder, Object.fromEntries(notes.map(({ path, text }) => [path, text])));
}

/** Installs the dependencies in a folder's `package.json`. */
export async function install(folder: string, dependencies: Record<string, string>): Promise<void> {
  const manifest = { name: 'belay-bench', private: true, type: 'module', dependencies };
  await writeFiles(folder, { 'package.json': JSON.stringify(manifest, null, 2) });
  await measure(['npm', 'install', '--no-audit', '--no-fund'], folder);
}

const aside: string[] = [];

/**
 * Moves files and folders away, as if they were removed. They are removed at the end (`removeAside`): for a minute
 * after files are removed, ext4 without a journal does not use their inodes again, and looks for others for each new
 * file. That took up to 8 s of a build that wrote as many files as had just been removed.
 *
 * @param paths absolute. Those that are not there do not matter.
 */
export async function setAside(paths: readonly string[]): Promise<void> {
  for (const from of paths) {
    const to = `${from}.aside-${process.pid}-${aside.length}`;
    try {
      await rename(from, to);
      aside.push(to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** Removes what was moved away. */
export async function removeAside(): Promise<void> {
  for (const moved of aside.splice(0)) await rm(moved, { recursive: true, force: true });
}
