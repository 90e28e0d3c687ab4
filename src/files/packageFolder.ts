/** Where Belay itself is. */
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder, absolute: its `package.json` is there, and the site's pages are below it. */
export const PACKAGE_FOLDER = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Makes the package's folder the working directory: Astro and the pages that it makes find their packages from there.
 *
 * @throws an error whose message says what to do, if the folder belongs to somebody else.
 */
export function workInPackage(): void {
  try {
    accessSync(PACKAGE_FOLDER, constants.W_OK);
  } catch {
    throw new Error(
      `A site is built in the folder of Belay itself, ${PACKAGE_FOLDER}, which cannot be written to. Install Belay in your journal instead: npm install --save-dev belay`,
    );
  }
  process.chdir(PACKAGE_FOLDER);
}

/** The version of this Belay. */
export function packageVersion(): string {
  const text = readFileSync(path.join(PACKAGE_FOLDER, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
