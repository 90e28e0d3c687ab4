/**
 * The program that renders pages: what Astro and Vite bundle of this package. It depends on no journal, so a build need not
 * start them if there is a program. The npm package brings one. Elsewhere the first build bundles it, and it is kept.
 */
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { cp, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';
import type { ScriptWords } from '../language/scriptWords.ts';
import type { ProgramState } from './programDigest.ts';

/** Where Astro puts the code that renders pages, in its output folder. */
export const ASTRO_SERVER = '.prerender';
const SERVER = 'server';
const CLIENT = 'client';
const FACTS = 'program.json';

/** A style sheet of a page, as Astro orders and links it. */
export interface Style {
  depth: number;
  order: number;
  sheet: unknown;
}

interface Facts {
  /** The digest of everything that was bundled. */
  key: string;
  /** The module that renders pages, in the server's folder. */
  entry: string;
  /** The digest of the names of all files. */
  outputs: string;
  /** The styles of each kind of page, by Astro's own key. */
  styles: [page: string, styles: Style[]][];
  words: ScriptWords;
  /** Whether all of its own modules are in the entry. Otherwise they are next to it. */
  isOneFile?: boolean;
  /** Client files that the package has elsewhere: their paths from its folder. */
  elsewhere?: Record<string, string>;
}

export interface Program extends Facts {
  /** The folder of the code that renders pages, absolute. */
  server: string;
  /** The folder of scripts, styles and other files of every site, absolute. Words are missing in the scripts. */
  client: string;
}

/** Programs that are kept: of this version of the package and of earlier ones. */
const MAX_PROGRAMS = 4;

/** Where programs are kept. They are code that is run, so they are inside the package, where only its owner can write. */
export const KEPT = path.join(PACKAGE_FOLDER, '.cache', 'programs');
/** Where the npm package has its program, next to the code that this is a part of. */
const SHIPPED = path.resolve(import.meta.dirname, '../../program');

/**
 * Finds a program for the code as it is now. The one that the npm package brings is not used if somebody has changed the
 * package's code.
 */
export async function findProgram({ sources, key }: ProgramState): Promise<Program | undefined> {
  const shipped = await readProgram(SHIPPED);
  if (shipped?.key === sources) return shipped;
  const folder = path.join(KEPT, key);
  const kept = await readProgram(folder);
  if (kept?.key !== key) return undefined;
  const now = new Date();
  await utimes(folder, now, now).catch(() => {});
  return kept;
}

async function readProgram(folder: string): Promise<Program | undefined> {
  try {
    const facts = JSON.parse(await readFile(path.join(folder, FACTS), 'utf8')) as Facts;
    return { ...facts, server: path.join(folder, SERVER), client: path.join(folder, CLIENT) };
  } catch {
    return undefined;
  }
}

/**
 * Copies what Vite has built, before Astro renders pages and removes it.
 *
 * @param outDir Astro's output folder, absolute.
 * @param folder of the program, absolute. It must not exist.
 */
export async function copyProgram(
  outDir: string,
  folder: string,
  facts: Omit<Facts, 'entry' | 'outputs'>,
): Promise<void> {
  const server = path.join(outDir, ASTRO_SERVER);
  const isClient = (file: string) => file !== server;
  await cp(server, path.join(folder, SERVER), { recursive: true });
  await cp(outDir, path.join(folder, CLIENT), { recursive: true, filter: isClient });
  writeProgram(folder, { ...facts, entry: entryIn(server), outputs: namesBelow(outDir) });
}

/** Writes what is known about a program into its folder. */
export function writeProgram(folder: string, program: Facts): void {
  const { key, entry, outputs, styles, words, isOneFile, elsewhere } = program;
  const facts: Facts = {
    key,
    entry,
    outputs,
    styles,
    words,
    ...(isOneFile && { isOneFile }),
    ...(elsewhere && { elsewhere }),
  };
  writeFileSync(path.join(folder, FACTS), JSON.stringify(facts));
}

/** The module that renders pages, in the folder where Astro put it. */
export function entryIn(server: string): string {
  const entry = readdirSync(server).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error('Astro did not bundle the code that renders pages.');
  return entry;
}

/** The digest of the names of all files that Vite has built: the names contain digests of the contents. */
export function namesBelow(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return createHash('sha256').update(names.sort().join('\n')).digest('base64');
}

/**
 * Keeps a program for later builds.
 *
 * @param make writes it into a folder that does not exist, absolute.
 * @throws what `make` throws.
 */
export async function keepProgram(
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<Program> {
  const fresh = path.join(KEPT, `new-${process.pid}`);
  const folder = path.join(KEPT, key);
  try {
    await rm(fresh, { recursive: true, force: true });
    await make(fresh);
    // Another build may have kept the same meanwhile, and be using it.
    const isKept = await moved(fresh, folder);
    // What is there with this key and cannot be read is of no use.
    if (!isKept && !(await readProgram(folder))) {
      await rm(folder, { recursive: true, force: true });
      await moved(fresh, folder);
    }
    const kept = await readProgram(folder);
    if (!kept) throw new Error(`The program cannot be kept in ${folder}.`);
    await removeOldest();
    return kept;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Moves a folder. @returns false if there is something at the new place. */
async function moved(from: string, to: string): Promise<boolean> {
  return await rename(from, to).then(
    () => true,
    () => false,
  );
}

/** Removes the programs that were not used for the longest time. */
async function removeOldest(): Promise<void> {
  const folders = readdirSync(KEPT).map((name) => path.join(KEPT, name));
  const used = await Promise.all(
    folders.map((folder) =>
      stat(folder).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const byAge = folders
    .map((folder, index) => ({ folder, used: used[index] ?? 0 }))
    .toSorted((a, b) => b.used - a.used);
  for (const { folder } of byAge.slice(MAX_PROGRAMS)) {
    await rm(folder, { recursive: true, force: true });
  }
}
