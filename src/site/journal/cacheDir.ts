/** Where Belay keeps what it can reuse of a journal. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeOwnFolder } from '../../files/ownFolder.ts';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

let caches: string | undefined;

/**
 * The cache folder of a journal, absolute: a separate folder for each content folder, so that two
 * builds at once do not conflict. This journal's own is in the repository, which a clean checkout of CI can
 * keep; others are in a folder of this user in the system's temporary folder, which the system clears.
 */
export function cacheDirOf(contentDir: string): string {
  if (contentDir === path.join(PACKAGE_FOLDER, 'content'))
    return path.join(PACKAGE_FOLDER, '.cache', 'site');
  caches ??= cachesOfUser();
  const name = createHash('sha256').update(contentDir).digest('hex').slice(0, 16);
  return path.join(caches, name);
}

/** What is kept there becomes pages and answers, so another user must not be able to put anything there. */
function cachesOfUser(): string {
  const folder = path.join(tmpdir(), `belay-cache-${process.getuid?.() ?? 'user'}`);
  return makeOwnFolder(folder) ? folder : mkdtempSync(`${folder}-`);
}
