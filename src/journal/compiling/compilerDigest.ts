/** A digest of what compiled notes depend on besides their text: the compiler's code, the libraries and Node. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileState } from '../../files/fileState.ts';
import { importedFiles } from './importedFiles.ts';

/** The digest of all code, where it is bundled. */
declare const BELAY_CODE: string | undefined;

/** Where the versions of packages are, from Belay's folder. The first that is there counts. */
const PACKAGE_LISTS = ['package-lock.json', '../.package-lock.json', 'package.json'];

/** The compiler, and the code that writes its result to the cache. */
const ENTRIES = ['journal/compiling/compileAll', 'journal/compiling/noteCache'];

/**
 * The digest changes with each file that the compiler imports, and with the versions of libraries and Node.
 *
 * @param source the folder of `journal/`, absolute.
 * @param extension `.ts`, or `.js` where Belay is an installed package.
 */
export async function compilerDigest(source: string, extension: string): Promise<string> {
  return await codeDigest(source, extension, ENTRIES);
}

/**
 * As `compilerDigest`, of other code.
 *
 * @param entries modules, from `source` and without their extension.
 */
async function codeDigest(
  source: string,
  extension: string,
  entries: readonly string[],
): Promise<string> {
  const packages = await packagesOf(path.dirname(source));
  if (typeof BELAY_CODE !== 'undefined') return digestOf(process.version, packages, BELAY_CODE);
  const files = entries.map((entry) => path.join(source, entry + extension));
  const code = await importedFiles(files);
  return digestOf(process.version, packages, ...code.values());
}

/**
 * A text that differs wherever `codeDigest` does. Where the code is bundled, the list of packages is not even read: it is
 * the same as long as the system says so of its file.
 */
export async function codeKey(
  source: string,
  extension: string,
  entries: readonly string[],
): Promise<string> {
  if (typeof BELAY_CODE !== 'undefined') {
    const folder = path.dirname(source);
    const states = PACKAGE_LISTS.map((list) => fileState(path.join(folder, list)));
    if (states.some(Boolean)) return [process.version, BELAY_CODE, ...states].join('\n');
  }
  return await codeDigest(source, extension, entries);
}

/** The file with the versions of the packages: the lockfile here, npm's own list where Belay is installed. */
async function packagesOf(folder: string): Promise<string> {
  for (const list of PACKAGE_LISTS) {
    try {
      return await readFile(path.join(folder, list), 'utf8');
    } catch {}
  }
  return '';
}

export function digestOf(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('base64');
}
