/** When notes were last changed, according to git. */
import { execFileSync } from 'node:child_process';
import { once } from './journal.ts';
import { read } from './reads.ts';

const MAX_BYTES = 64 * 2 ** 20;

/** How long the dev server uses what git said, in milliseconds: it would ask after each change. */
const LASTS = 60_000;
let latest: { contentDir: string; at: number; days: Map<string, string> } | undefined;

const days = once(({ contentDir }) => {
  const isFresh =
    import.meta.env.DEV &&
    latest?.contentDir === contentDir &&
    performance.now() - latest.at < LASTS;
  if (!latest || !isFresh) latest = { contentDir, at: performance.now(), days: daysOf(contentDir) };
  return latest.days;
});

/** The day of the last commit, by path from the content folder; empty if git does not know. */
function daysOf(contentDir: string): Map<string, string> {
  const byPath = new Map<string, string>();
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', contentDir, '-c', 'core.quotePath=false', ...args], {
      encoding: 'utf8',
      maxBuffer: MAX_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    // In a shallow clone everything would seem to be changed on the day of its one commit.
    if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return byPath;
    let day = '';
    for (const line of git('log', '--format=%x00%cs', '--name-only', '--relative', '--', '.').split(
      '\n',
    )) {
      if (line.startsWith('\0')) day = line.slice(1);
      else if (line !== '' && !byPath.has(line)) byPath.set(line, day);
    }
  } catch {
    // No repository, no git, or no commit yet.
  }
  return byPath;
}

/** The day on which a note was last changed, by its path from the content folder: `2024-06-24`. */
export const lastChanged = read('lastChanged', (path: string) => days().get(path) ?? '');
