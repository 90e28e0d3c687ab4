/** Where Belay keeps what it can reuse of a journal. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeOwnFolder } from '../../files/ownFolder.ts';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

/** In bytes: file systems take names of 255, and some do not tell small letters from capitals. */
const MAX_NAME = 120;

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
  return path.join(caches, nameOf(contentDir));
}

/** A file name for a path: the path itself in another form, unless that is too long. */
function nameOf(contentDir: string): string {
  const bytes = Buffer.from(contentDir);
  return bytes.length <= MAX_NAME
    ? bytes.toString('hex')
    : createHash('sha256').update(bytes).digest('hex');
}

/**
 * What is kept there becomes pages and answers, so another user must not be able to put anything there. It may be
 * impossible to write there: then nothing is kept.
 */
function cachesOfUser(): string {
  const folder = path.join(tmpdir(), `belay-cache-${process.getuid?.() ?? 'user'}`);
  try {
    return makeOwnFolder(folder) ? folder : mkdtempSync(`${folder}-`);
  } catch {
    // As in a container without a temporary folder. Anyone who can write here can change Belay's code, too.
    return path.join(PACKAGE_FOLDER, '.cache', 'journals');
  }
}
