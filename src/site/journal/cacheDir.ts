/** Where the site's build keeps what it can reuse. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

/**
 * The cache folder of a journal, absolute: a separate folder for each content folder, so that two
 * builds at once do not conflict. This journal's own is in the repository, which a clean checkout of CI can
 * keep; others are in the system's temporary folder, which the system clears.
 */
export function cacheDirOf(contentDir: string): string {
  if (contentDir === path.join(PACKAGE_FOLDER, 'content'))
    return path.join(PACKAGE_FOLDER, '.cache', 'site');
  const name = createHash('sha256').update(contentDir).digest('hex').slice(0, 16);
  return path.join(tmpdir(), 'belay-cache', name);
}
