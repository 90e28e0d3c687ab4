/** Puts the program that renders pages into the package, so that no build of an ordinary journal starts Astro and Vite. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../src/files/packageFolder.ts';
import { bundleProgram } from '../../src/site/server/bundleProgram.ts';
import { programState, sourcesDigest } from '../../src/site/server/programDigest.ts';
import {
  findProgram,
  keepProgram,
  type Program,
  writeProgram,
} from '../../src/site/server/programs.ts';
import { PROGRAM_FILE } from './commands.ts';

/** How Astro's bundler names the file that a part of the code comes from. */
const ORIGIN = /^\/\/ (?:\.\.\/)*(node_modules\/(?:@[^/]+\/)?[^/]+)/gm;

/** The program for the code as it is now. It is bundled if there is none. */
export async function findOrBundleProgram(): Promise<Program> {
  const state = await programState();
  return (
    (await findProgram(state)) ??
    (await keepProgram(state.key, (folder) => bundleProgram(folder, state.key)))
  );
}

/**
 * Writes `lib/program/`, apart from the code that renders pages, which `commands.ts` has bundled. Everything else in `lib/`
 * must be there already: the program is only used with exactly that code.
 *
 * @param lib absolute.
 */
export async function packageProgram(lib: string, program: Program): Promise<void> {
  const to = path.join(lib, 'program');
  const shipped = contentsOf([lib, path.join(PACKAGE_FOLDER, 'public')]);
  const elsewhere: Record<string, string> = {};
  for (const name of namesIn(program.client)) {
    const content = readFileSync(path.join(program.client, name));
    const same = shipped.get(digestOf(content));
    if (same === undefined) write(path.join(to, 'client', name), content);
    else elsewhere[name] = same;
  }
  const key = await sourcesDigest(lib);
  writeProgram(to, { ...program, key, entry: PROGRAM_FILE, isOneFile: true, elsewhere });
}

/** The folders of the packages whose code is in the program, from the package's folder. */
export function packagesIn({ server }: Program): string[] {
  const packages = new Set<string>();
  for (const name of namesIn(server)) {
    const code = readFileSync(path.join(server, name), 'utf8');
    for (const [, folder = ''] of code.matchAll(ORIGIN)) packages.add(folder);
  }
  return [...packages];
}

function namesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
}

/** The files in some folders: by digest, their paths from the package's folder. */
function contentsOf(folders: readonly string[]): Map<string, string> {
  return new Map(
    folders.flatMap((folder) =>
      namesIn(folder).map((name): [string, string] => {
        const file = path.join(folder, name);
        const place = path.relative(PACKAGE_FOLDER, file).replaceAll(path.sep, '/');
        return [digestOf(readFileSync(file)), place];
      }),
    ),
  );
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
