/** Moves a ref that several processes update, by compare-and-swap with retries. */
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { complaint, type GitOutcome, runGit } from '../../git/runGit.ts';
import { MAX_REF_LOCK_AGE, MAX_REF_PAUSE, MAX_REF_TRIES } from '../../tuning.ts';
import { LedgerError } from '../ledgerError.ts';
import { COPY_REF, NOTES_REF, type Repository, tipOf } from './notesRef.ts';

/**
 * Retries until a change of the notes' ref succeeds.
 *
 * @param change makes the next state from the current tip, with a git command that moves the ref only if it
 *   is still there. `undefined` if there is nothing to change.
 * @throws {LedgerError} for an error that a retry does not fix: a full disk, a read-only repository.
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

/** Waits, longer after each try, so that concurrent writers do not collide again. */
export function pause(tries: number): Promise<void> {
  const longest = Math.min(MAX_REF_PAUSE, 10 * 2 ** Math.min(tries, 10));
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}

interface LockWatch {
  /** Checks the lock of a ref that could not be moved. */
  clear(repository: Repository, ref: string): Promise<void>;
}

/** Watches the lock of a ref, and removes it if it was left by a killed process. */
export function lockWatch(): LockWatch {
  let seen = { identity: '', since: 0 };
  return {
    clear: async (repository, ref) => {
      const asked = await runGit(['rev-parse', '--git-path', `${ref}.lock`], repository);
      const lock = path.resolve(repository.cwd, asked.stdout.trim());
      const identity = asked.code === 0 ? identityOf(lock) : '';
      if (identity !== seen.identity) seen = { identity, since: performance.now() };
      if (identity === '' || performance.now() - seen.since < MAX_REF_LOCK_AGE) return;
      // If it was removed and locked again meanwhile, that git finds its lock gone and does not move the ref.
      if (identityOf(lock) === identity) rmSync(lock, { force: true });
    },
  };
}

/** Identifies a lock among later ones of the same name; empty if there is no lock. */
function identityOf(file: string): string {
  try {
    const { ino, mtimeNs } = statSync(file, { bigint: true });
    return `${ino} ${mtimeNs}`;
  } catch {
    return '';
  }
}
