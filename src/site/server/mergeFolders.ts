/** Moves what two threads have written into one folder. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Moves everything from one folder into another on the same disk. Of two folders with the same name, the one with fewer
 * entries is moved into the other: thousands of pages are moved at once.
 *
 * @param from absolute; nothing is moved if it does not exist. Afterwards it is gone.
 * @param to absolute. It need not exist.
 */
export function mergeFolders(from: string, to: string): void {
  if (!existsSync(from)) return;
  if (!existsSync(to)) {
    mkdirSync(path.dirname(to), { recursive: true });
    renameSync(from, to);
    return;
  }
  const [some, others] = [readdirSync(from), readdirSync(to)];
  if (some.length > others.length) {
    const aside = `${to}-aside-${process.pid}`;
    renameSync(to, aside);
    renameSync(from, to);
    moveEntries(others, aside, to);
  } else moveEntries(some, from, to);
}

function moveEntries(names: readonly string[], from: string, to: string): void {
  const there = new Set(readdirSync(to));
  for (const name of names) {
    const [old, place] = [path.join(from, name), path.join(to, name)];
    if (there.has(name)) mergeFolders(old, place);
    else renameSync(old, place);
  }
  rmdirSync(from);
}
