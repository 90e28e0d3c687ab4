/** Notes that git knows were renamed, without a redirect from the former address: links from elsewhere are broken. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { GIT_SETTINGS, gitEnvironment } from '../../gate/git/settings.ts';
import type { Note } from '../fields/types.ts';
import { pageOfPath } from '../links/noteAddress.ts';

/** A note and the address of a page that it had before it was renamed. */
export interface Renamed {
  path: string;
  /** As `aliases` takes it: `incidents/2019-06-old-name/`. */
  former: string;
}

/** How long git may look for renames, in milliseconds. A hint is not worth waiting for. */
const PATIENCE = 3_000;

/**
 * The former addresses of notes that no `aliases:` and no other note has.
 *
 * @param contentDir the content folder, absolute. Outside a git repository, nothing is known.
 */
export async function renamedNotes(notes: readonly Note[], contentDir: string): Promise<Renamed[]> {
  const renames = await renamesIn(contentDir);
  if (renames.length === 0) return [];
  const pages = new Set(notes.map(({ path }) => pageOfPath(path)));
  return notes.flatMap(({ path, collection, data }) => {
    if (collection === 'notes') return [];
    const known = new Set(data.aliases.map(plainAddress));
    return formerPaths(path, renames)
      .map(pageOfPath)
      .filter((page, index, all) => !pages.has(page) && all.indexOf(page) === index)
      .filter((page) => {
        const [, last] = /([^/]+)\/$/.exec(page) ?? [];
        return !known.has(plainAddress(page)) && !(last !== undefined && known.has(last));
      })
      .map((former) => ({ path, former }));
  });
}

/** All names that a file had, the last first. `renames` are in git's order: the last first. */
function formerPaths(path: string, renames: readonly (readonly [string, string])[]): string[] {
  const former: string[] = [];
  let name = path;
  for (const [from, to] of renames) {
    if (to !== name) continue;
    former.push(from);
    name = from;
  }
  return former;
}

/** An alias as a person may write it: a whole address, with or without its ends and its extension. */
function plainAddress(alias: string): string {
  return alias
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/\.mdx?$|index\.html$/, '')
    .replaceAll(/^\/+|\/+$/g, '');
}

/** Renames of files in a folder, from and to, the last first. */
async function renamesIn(folder: string): Promise<(readonly [from: string, to: string])[]> {
  const args = ['log', '--diff-filter=R', '--find-renames', '--name-status', '--format=', '-z'];
  try {
    const { stdout } = await promisify(execFile)(
      'git',
      [...GIT_SETTINGS, ...args, '--relative', '--', '.'],
      {
        cwd: folder,
        // Nothing is fetched for a hint.
        env: { ...gitEnvironment(process.env), GIT_NO_LAZY_FETCH: '1' },
        timeout: PATIENCE,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const fields = stdout.split('\0').map((field) => field.trim());
    return fields.flatMap((field, index) => {
      const [from, to] = fields.slice(index + 1, index + 3);
      return /^R\d+$/.test(field) && from && to ? [[from, to] as const] : [];
    });
  } catch {
    return [];
  }
}
