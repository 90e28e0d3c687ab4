/** What the program that renders pages depends on: this package's code and its libraries. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

/** This program's source: all code that renders pages is below it. */
const SOURCE = path.resolve(import.meta.dirname, '../..');
/** Left out: tests, and in the npm package what was bundled of the same code. */
const LEFT_OUT =
  /\.test\.ts$|(?:^|\/)(?:fixtures|testing|e2e)\/|^(?:program\/|belay\.mjs$|cli\/bundled)/;
/** Where package managers record the versions of all libraries, in the package's folder or in one above it. */
const LOCKS = [
  ...['package-lock.json', 'node_modules/.package-lock.json', '.package-lock.json'],
  ...['pnpm-lock.yaml', 'node_modules/.modules.yaml', 'yarn.lock', '.pnp.cjs', 'bun.lock'],
];

export interface ProgramState {
  /** The digest of the package's code. */
  sources: string;
  /** The digest of the code and of the versions of its libraries, in hex. */
  key: string;
}

/** The state of the package, as Astro would bundle it now. */
export async function programState(): Promise<ProgramState> {
  const sources = await sourcesDigest(SOURCE);
  const hash = createHash('sha256').update(`${process.version}\n${sources}\n`);
  const files = [
    ...['package.json', 'tsconfig.json'].map((name) => path.join(PACKAGE_FOLDER, name)),
    ...foldersAbove(PACKAGE_FOLDER).flatMap((folder) =>
      LOCKS.map((name) => path.join(folder, name)),
    ),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file).catch(() => '')));
  for (const [index, text] of texts.entries()) {
    hash.update(`${files[index]}:${text.length}\n`).update(text);
  }
  return { sources, key: hash.digest('hex') };
}

/**
 * The digest of the package's code.
 *
 * @param folder `src/`, or `lib/` of the npm package, absolute.
 */
export async function sourcesDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const folders = [folder, path.join(PACKAGE_FOLDER, 'public')];
  const files = await Promise.all(folders.map(filesBelow));
  for (const [name, file] of files.flat().filter(([name]) => !LEFT_OUT.test(name))) {
    const text = readFileSync(file);
    hash.update(`${name}:${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

function foldersAbove(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

/** All files below a folder: each with its name from there, and its path. */
async function filesBelow(folder: string): Promise<[name: string, file: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), file]);
}
