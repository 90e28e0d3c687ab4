/**
 * What Astro bundled in an earlier build: the code that renders pages, and the scripts and styles of the site. They do not
 * depend on the notes, so a build after a change of notes need not start Astro and Vite.
 */
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';
import type { SiteSettings } from '../journal/siteJournal.ts';
import type { ProgramState } from './programDigest.ts';

/** Where Astro puts the code that renders pages, in its output folder. */
const SERVER = '.prerender';
const CLIENT = 'client';
const FACTS = 'program.json';

/** A style sheet of a page, as Astro orders and links it. */
export interface Style {
  depth: number;
  order: number;
  sheet: unknown;
}

interface Facts {
  /** What the program depends on. */
  key: string;
  /** The module that renders pages, in the server's folder. */
  entry: string;
  /** The digest of the names of all files. */
  outputs: string;
  /** The styles of each kind of page, by Astro's own key. */
  styles: [page: string, styles: Style[]][];
  /** The kinds of pages that it is known to render as Astro does: the files of `src/pages`. */
  kinds: string[];
}

export interface KeptProgram extends Facts {
  /** The folder of the scripts and styles, absolute. */
  client: string;
}

/** Programs that are kept: of several journals, and of earlier versions of this package. */
const MAX_PROGRAMS = 8;

/** Where programs are kept. They are code that is run, so they are inside the package, where only its owner can write. */
export const PROGRAMS = path.join(PACKAGE_FOLDER, '.cache', 'programs');

function folderOf(key: string): string {
  return path.join(PROGRAMS, key);
}

/**
 * The key of the program for a journal: two journals with the same key have the same program.
 *
 * @returns `undefined` if it cannot be known what Astro would bundle.
 */
export function programKey(
  { digest, complete, hasMdx }: ProgramState,
  contentDir: string,
  settings: SiteSettings,
): string | undefined {
  if (!complete) return undefined;
  const { diagnostics: _, calendar: __, theme: ___, ...all } = settings;
  const { url, language, offline } = settings;
  // `.mdx` notes are a part of the program, and the words of the grammar are a part of them.
  const used = hasMdx ? [contentDir, all] : [url, language, offline];
  return createHash('sha256')
    .update(JSON.stringify([digest, used, process.env['NODE_ENV']]))
    .digest('hex');
}

/** The digest of the names of all files that Vite has built: the names contain digests of the contents. */
async function namesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  return createHash('sha256').update(names.sort().join('\n')).digest('base64');
}

/**
 * Finds the program of an earlier build.
 *
 * @param server where the code that renders pages is copied to, absolute: another build may remove it meanwhile.
 * @returns `undefined` if there is none.
 */
export async function findProgram(key: string, server: string): Promise<KeptProgram | undefined> {
  const folder = folderOf(key);
  try {
    const facts = JSON.parse(await readFile(path.join(folder, FACTS), 'utf8')) as Facts;
    const now = new Date();
    await utimes(folder, now, now);
    await cp(path.join(folder, SERVER), server, { recursive: true });
    return { ...facts, client: path.join(folder, CLIENT) };
  } catch {
    await rm(server, { recursive: true, force: true });
    return undefined;
  }
}

/** Removes a program. */
export async function dropProgram(key: string): Promise<void> {
  await rm(folderOf(key), { recursive: true, force: true });
}

export interface ProgramKeeper {
  /**
   * Copies what Vite has built, before Astro renders pages and removes it.
   *
   * @param outDir Astro's output folder, absolute.
   * @returns the digest of the names of all files.
   */
  copy(outDir: string, styles: Facts['styles']): Promise<string>;
  /**
   * Keeps the copy for later builds, unless Astro has made further assets. A failure only makes later builds slower.
   *
   * @param check gives the kinds of pages that the copy renders as Astro did.
   */
  keep(check: (program: KeptProgram, server: string) => Promise<string[]>): Promise<void>;
}

/**
 * Keeps the program of the build that is running.
 *
 * @param key `undefined` if it cannot be kept.
 */
export function programKeeper(key: string | undefined): ProgramKeeper {
  const fresh = folderOf(`new-${process.pid}`);
  const [client, server] = [path.join(fresh, CLIENT), path.join(fresh, SERVER)];
  let built: { facts: Facts; from: string; assets: string } | undefined;
  return {
    async copy(outDir, styles) {
      const outputs = await namesBelow(outDir);
      const names = await readdir(path.join(outDir, SERVER));
      const entry = names.find((name) => name.startsWith('prerender-entry'));
      if (key === undefined || entry === undefined) return outputs;
      try {
        await rm(fresh, { recursive: true, force: true });
        await cp(outDir, client, { recursive: true });
        await rename(path.join(client, SERVER), server);
        const facts: Facts = { key, entry, outputs, styles, kinds: [] };
        built = { facts, from: outDir, assets: await assetsOf(client) };
      } catch {
        built = undefined;
      }
      return outputs;
    },
    async keep(check) {
      try {
        if (!built || built.assets !== (await assetsOf(built.from))) return;
        const kinds = await check({ ...built.facts, client }, server);
        await writeFile(path.join(fresh, FACTS), JSON.stringify({ ...built.facts, kinds }));
        await dropProgram(built.facts.key);
        await rename(fresh, folderOf(built.facts.key));
        await removeOldest();
      } catch {
        // Another build has just kept its own.
      } finally {
        await rm(fresh, { recursive: true, force: true });
      }
    },
  };
}

/** The names of the assets in a folder that Astro has built, such as pictures. */
async function assetsOf(folder: string): Promise<string> {
  return (await readdir(path.join(folder, '_astro'))).sort().join('\n');
}

/** Removes the programs that were not used for the longest time. */
async function removeOldest(): Promise<void> {
  const folders = (await readdir(PROGRAMS)).map((name) => path.join(PROGRAMS, name));
  const used = await Promise.all(folders.map(async (folder) => (await stat(folder)).mtimeMs));
  const byAge = folders
    .map((folder, index) => ({ folder, used: used[index] ?? 0 }))
    .toSorted((a, b) => b.used - a.used);
  for (const { folder } of byAge.slice(MAX_PROGRAMS)) {
    await rm(folder, { recursive: true, force: true });
  }
}
