/** The text of `.belay/belay.mjs`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

/** The one file that projects run: the package has it ready; in Belay's own repository it is made now. */
export async function gateFile(): Promise<string> {
  if (import.meta.filename.endsWith('.js')) {
    return await readFile(path.join(PACKAGE_FOLDER, 'lib', 'belay.mjs'), 'utf8');
  }
  const { bundleBelay } = await import('../bundle.ts');
  return (await bundleBelay()).text;
}
