/** Moving a ref that many writers move: each on from where it was, or again. */
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { complaint, type GitOutcome, runGit } from '../../git/runGit.ts';
import { MAX_REF_PAUSE, MAX_REF_TRIES } from '../../tuning.ts';
import { LedgerError } from '../ledgerError.ts';
import { COPY_REF, NOTES_REF, type Repository, tipOf } from './notesRef.ts';

/** Git holds a lock on a ref for a few milliseconds; one that is seen for as many as this was left by the dead. */
const DEAD_AFTER = 5_000;

/**
 * Tries until a change of the notes' ref went through.
 *
 * @param change makes the next state from the tip as it is now, by a git command that moves the ref only where it
 *   is still there. `undefined` where nothing is to change.
 * @throws {LedgerError} for what trying again does not mend: a full disk, a repository that may not be written.
 */
export async function moveNotes(
  repository: Repository,
  change: (tip: string | undefined) => Promise<GitOutcome | undefined>,
): Promise<void> {
  const [locks, copyLocks] = [lockWatch(), lockWatch()];
  for (let tries = 1; ; tries++) {
    const before = await tipOf(repository);
    const outcome = await change(before);
    if (outcome === undefined || outcome.code === 0) return;
    const raced = (await tipOf(repository)) !== before || isRace(outcome);
    if (!raced || tries === MAX_REF_TRIES) throw new LedgerError(complaint(outcome));
    await Promise.all([locks.clear(repository, NOTES_REF), copyLocks.clear(repository, COPY_REF)]);
    await pause(tries);
  }
}

function isRace({ stderr }: GitOutcome): boolean {
  return /\block\b|Not updating/.test(stderr) && !/denied|Read-only|No space|quota/i.test(stderr);
}

/** Waits a little, and longer the more often it was tried, so that writers get out of each other's way. */
export function pause(tries: number): Promise<void> {
  const longest = Math.min(MAX_REF_PAUSE, 10 * 2 ** Math.min(tries, 10));
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}

interface LockWatch {
  /** Looks at the lock of a ref that could not be moved. */
  clear(repository: Repository, ref: string): Promise<void>;
}

/** Watches the lock of one ref, and takes it away where it was left by a process that was killed. */
export function lockWatch(): LockWatch {
  let seen = { identity: '', since: 0 };
  return {
    clear: async (repository, ref) => {
      const asked = await runGit(['rev-parse', '--git-path', `${ref}.lock`], repository);
      const lock = path.resolve(repository.cwd, asked.stdout.trim());
      const identity = asked.code === 0 ? identityOf(lock) : '';
      if (identity !== seen.identity) seen = { identity, since: performance.now() };
      if (identity === '' || performance.now() - seen.since < DEAD_AFTER) return;
      // Should somebody have cleared it and locked anew since, git finds its lock gone and does not move the ref.
      if (identityOf(lock) === identity) rmSync(lock, { force: true });
    },
  };
}

/** Tells one lock from the next one of the same name; empty where there is none. */
function identityOf(file: string): string {
  try {
    const { ino, mtimeNs } = statSync(file, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    return '';
  }
}
