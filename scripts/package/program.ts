/** Puts the program that renders pages into the package, so that no build of an ordinary journal starts Astro and Vite. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import { PACKAGE_FOLDER } from '../../src/files/packageFolder.ts';
import { bundleProgram } from '../../src/site/server/bundleProgram.ts';
import { importedFrom } from '../../src/site/server/ownModules.ts';
import { programState, sourcesDigest } from '../../src/site/server/programDigest.ts';
import { findProgram, keepProgram, writeProgram } from '../../src/site/server/programs.ts';
import { licensesOf } from './licenses.ts';

/** How Astro's bundler names the file that a part of the code comes from. */
const ORIGIN = /^\/\/ (?:\.\.\/)*(node_modules\/(?:@[^/]+\/)?[^/]+)/gm;

/**
 * Writes `lib/program/`. Everything else in `lib/` must be there already: the program is only used with exactly that code.
 *
 * @param lib absolute.
 */
export async function packageProgram(lib: string): Promise<void> {
  const state = await programState();
  const program =
    (await findProgram(state)) ??
    (await keepProgram(state.key, (folder) => bundleProgram(folder, state.key)));
  const to = path.join(lib, 'program');
  const packages = new Set<string>();
  for (const name of namesIn(program.server)) {
    const code = readFileSync(path.join(program.server, name), 'utf8');
    for (const [, folder = ''] of code.matchAll(ORIGIN))
      packages.add(path.join(PACKAGE_FOLDER, folder));
    const up = path.posix.relative(path.posix.dirname(`program/server/${name}`), '.');
    const own = importedFrom(code, (file) => `${up}/${file.replace(/\.ts$/, '.js')}`);
    write(path.join(to, 'server', name), await minified(own));
  }
  const shipped = contentsOf([lib, path.join(PACKAGE_FOLDER, 'public')]);
  const elsewhere: Record<string, string> = {};
  for (const name of namesIn(program.client)) {
    const content = readFileSync(path.join(program.client, name));
    const same = shipped.get(digestOf(content));
    if (same === undefined) write(path.join(to, 'client', name), content);
    else elsewhere[name] = same;
  }
  const key = await sourcesDigest(lib);
  writeProgram(to, { ...program, key, elsewhere });
  writeFileSync(path.join(to, 'LICENSES.txt'), licensesOf(packages));
}

function namesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
}

/** The code without what is only for people, and without the place where it was bundled. */
async function minified(code: string): Promise<string> {
  const options = {
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: 'node22.12',
  } as const;
  const text = code.replaceAll(`${PACKAGE_FOLDER}/`, '/belay/').replaceAll(/\bnew-\d+-/g, 'new-');
  return (await transform(text, { loader: 'js', format: 'esm', ...options })).code;
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
