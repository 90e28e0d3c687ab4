/**
 * Removes what Belay has kept to be faster, and has not used for weeks. Node names a file of compiled code after the path of
 * its source, so each new version of Node and each folder that Belay is installed in would add files for ever.
 */
import { lstatSync, readdirSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
/** Some systems do not note when a file is read: there, a file that is in use is made again this often. */
const UNUSED = 28 * DAY;
/** Its time is that of the last look. */
const LOOKED = 'last-look';

/**
 * Removes compiled code that was neither written nor read for four weeks: files in a folder and in the folders in it. Looks
 * for it at most once a day. Links are neither followed nor removed. Never throws: what cannot be removed stays.
 *
 * @param folder which only this user can write to, and that has nothing else.
 */
export function removeUnusedCode(folder: string, now: Date): void {
  const looked = path.join(folder, LOOKED);
  // A clock that was set back leaves a look in the future.
  if (Math.abs(ageOf(looked, now)) < DAY) return;
  quietly(() => {
    rmSync(looked, { force: true });
    writeFileSync(looked, '', { flag: 'wx', mode: 0o600 });
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      if (entry.isFile()) removeIfUnused(place, now);
      if (!entry.isDirectory()) continue;
      for (const name of readdirSync(place)) removeIfUnused(path.join(place, name), now);
      // Fails if something is left in it.
      quietly(() => rmdirSync(place));
    }
  });
}

/**
 * Removes the folders that builds have for themselves while they run, if they were killed. A build takes less than a day.
 *
 * @param folder of these folders. Others in it stay.
 */
export function removeKilledBuilds(folder: string, now: Date): void {
  quietly(() => {
    for (const name of readdirSync(folder)) {
      const place = path.join(folder, name);
      if (/^(?:build|server)-\d+/.test(name) && ageOf(place, now) > DAY) {
        quietly(() => rmSync(place, { recursive: true, force: true }));
      }
    }
  });
}

function removeIfUnused(file: string, now: Date): void {
  quietly(() => {
    const facts = lstatSync(file);
    const used = Math.max(facts.atimeMs, facts.mtimeMs);
    if (facts.isFile() && now.getTime() - used > UNUSED) unlinkSync(file);
  });
}

/** In milliseconds; infinite for what is not there. */
function ageOf(file: string, now: Date): number {
  const facts = lstatSync(file, { throwIfNoEntry: false });
  return facts ? now.getTime() - facts.mtimeMs : Number.POSITIVE_INFINITY;
}

/** These files only save time: no run fails because of them. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // It stays until another day.
  }
}
