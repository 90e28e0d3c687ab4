/** A digest of what compiled notes depend on besides their text: the compiler's code, the libraries and Node. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importedFiles } from './importedFiles.ts';

/** The digest of all code, where it is bundled. */
declare const BELAY_CODE: string | undefined;

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
export async function codeDigest(
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

/** The file with the versions of the packages: the lockfile here, npm's own list where Belay is installed. */
async function packagesOf(folder: string): Promise<string> {
  const lists = ['package-lock.json', '../.package-lock.json', 'package.json'];
  for (const list of lists) {
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
