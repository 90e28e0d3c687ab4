/** A tool that builds a site from the same notes, set up in its own folder. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
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
  /** Removes the caches that a build leaves for the next one. */
  forget(): Promise<void>;
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

/** Removes folders by name. */
export async function removeFrom(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(path.join(folder, name), { recursive: true, force: true });
}
