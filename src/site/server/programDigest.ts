/** What a page depends on besides the journal: this program, its libraries, and modules among the notes. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

/** This program's source: all code that renders pages is below it. */
const SOURCE = path.resolve(import.meta.dirname, '../..');
/** Files of a content folder that Astro can run, or that such a file can import. */
const MODULE = /\.(?:mdx|astro|[cm]?[jt]sx?|json|css|svg)$/i;
/** Where package managers record the versions of all libraries, in the package's folder or in one above it. */
const LOCKS = [
  ...['package-lock.json', 'node_modules/.package-lock.json', '.package-lock.json'],
  ...['pnpm-lock.yaml', 'node_modules/.modules.yaml', 'yarn.lock', '.pnp.cjs', 'bun.lock'],
];
/** The import that most `.mdx` notes have. */
const OWN_IMPORT = /^import \{[\w\s,]*\} from (['"])belay\/components\1;?$/;

export interface ProgramState {
  digest: string;
  hasMdx: boolean;
  /** Whether the digest covers everything that Astro would bundle. */
  complete: boolean;
}

/**
 * The state of the program, as Astro would build it now.
 *
 * @param contentDir absolute.
 */
export async function programState(contentDir: string): Promise<ProgramState> {
  const hash = createHash('sha256').update(`${process.version}\n`);
  const modules = await filesBelow(contentDir, (name) => MODULE.test(name));
  const notes = modules.filter((name) => /\.mdx$/i.test(name));
  const files = [
    ...(await filesBelow(
      SOURCE,
      (name) => !/\.test\.ts$|[/\\](?:fixtures|testing|e2e)[/\\]/.test(name),
    )),
    ...(await filesBelow(path.join(PACKAGE_FOLDER, 'public'), () => true)),
    ...['package.json', 'tsconfig.json'].map((name) => path.join(PACKAGE_FOLDER, name)),
    ...foldersAbove(PACKAGE_FOLDER).flatMap((folder) =>
      LOCKS.map((name) => path.join(folder, name)),
    ),
    // Only an `.mdx` note can import what is among the notes.
    ...(notes.length > 0 ? modules : []),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file).catch(() => '')));
  for (const [index, text] of texts.entries()) {
    hash.update(`${files[index]}:${text.length}\n`).update(text);
  }
  const mdx = await Promise.all(notes.map((file) => readFile(file, 'utf8').catch(() => 'import')));
  return {
    digest: hash.digest('base64'),
    hasMdx: notes.length > 0,
    complete: mdx.every(importsNothingElse),
  };
}

/** Whether an `.mdx` note certainly imports nothing but components of this program. A picture or a layout counts as an import. */
function importsNothingElse(text: string): boolean {
  if (/\bimport\s*[.(]|!\[|^layout\s*:/m.test(text)) return false;
  const statements = text.split(/\r?\n/).filter((line) => /^\s*(?:import|export)\b/.test(line));
  return statements.every((line) => OWN_IMPORT.test(line));
}

function foldersAbove(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

async function filesBelow(folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(wanted)
    .sort();
}
