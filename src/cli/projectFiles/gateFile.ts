/** The text of `.belay/belay.mjs`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

/** The one file that projects run. The package contains it; in Belay's own repository it is built on demand. */
export async function gateFile(): Promise<string> {
  if (import.meta.filename.endsWith('.js')) {
    return await readFile(path.join(PACKAGE_FOLDER, 'lib', 'belay.mjs'), 'utf8');
  }
  const { bundleBelay } = await import('../bundle.ts');
  return (await bundleBelay()).text;
}
