/** Merges the records here with those at a remote. Neither side ever loses a record. */

import { digestOfText } from '../../../files/digest.ts';
import { complaint, type GitOutcome, runGit } from '../../git/runGit.ts';
import { MAX_PUSH_TRIES, MAX_REMOTE_TIME } from '../../tuning.ts';
import { forgottenIn } from '../chain.ts';
import { LedgerError } from '../ledgerError.ts';
import { mergedNotes } from './merge.ts';
import { lockWatch, moveNotes, pause } from './moveRef.ts';
import { withCopy } from './notesLedger.ts';
import { allNotes, COPY_REF, NOTES_REF, type Repository, tipOf } from './notesRef.ts';
import { DURABLE } from './writeNotes.ts';

/** What a remote answers if somebody else pushed first. */
const RACE =
  /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|already exists|File exists/;

/** How many lines were fetched and pushed. */
export interface Carried {
  came: number;
  went: number;
  /** How many the remote had at the last sync, and had no longer: somebody removed them there. They were pushed again. */
  gone?: number;
}

/**
 * Fetches, merges and pushes; starts again if somebody else pushed meanwhile.
 *
 * @param remote the name of a remote.
 * @throws {LedgerError}
 */
export async function syncNotes(repository: Repository, remote: string): Promise<Carried> {
  const tracking = `refs/notes/remotes/${remote}/belay`;
  const before = await linesAt(repository, await withCopy(repository, await tipOf(repository)));
  const hadTip = await tipOf(repository, tracking);
  const had = await linesAt(repository, hadTip);
  const locks = lockWatch();
  for (let tries = 1; ; tries++) {
    const fetched = await fetchNotes(repository, remote, tracking);
    if (fetched.ok) {
      const theirs = fetched.tip;
      const ours = await mergeIn(repository, theirs);
      const pushed =
        ours === theirs ? undefined : await pushNotes(repository, { remote, tip: ours, theirs });
      if (pushed === undefined || pushed.code === 0) {
        // A push of this ref does not update what the clone knows of the remote.
        if (pushed && ours) await runGit(['update-ref', tracking, ours], repository);
        const [after, there] = [
          await linesAt(repository, ours),
          hadTip === theirs ? had : await linesAt(repository, theirs),
        ];
        const gone = removedFrom(had, there, after);
        return {
          came: after.size - before.size,
          went: after.size - there.size,
          ...(gone > 0 && { gone }),
        };
      }
      refuseUnlessRace(pushed, tries);
    } else {
      refuseUnlessRace(fetched.outcome, tries);
      await locks.clear(repository, tracking);
    }
    await pause(tries);
  }
}

type Fetched = { ok: true; tip: string | undefined } | { ok: false; outcome: GitOutcome };

async function fetchNotes(
  repository: Repository,
  remote: string,
  tracking: string,
): Promise<Fetched> {
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-auto-gc'];
  const args = ['fetch', ...quiet, '--', remote, `+${NOTES_REF}:${tracking}`];
  const outcome = await runGit(args, {
    ...repository,
    timeout: MAX_REMOTE_TIME,
    mayAsk: true,
    slow: true,
  });
  if (outcome.code === 0) return { ok: true, tip: await tipOf(repository, tracking) };
  if (/couldn't find remote ref/.test(outcome.stderr)) return { ok: true, tip: undefined };
  return { ok: false, outcome };
}

/** Merges the fetched notes, and returns the new tip. */
async function mergeIn(
  repository: Repository,
  theirs: string | undefined,
): Promise<string | undefined> {
  let merged: string | undefined;
  await moveNotes(repository, async (tip) => {
    const ours = await withCopy(repository, tip);
    merged = theirs && ours ? await mergedNotes(repository, ours, theirs) : (ours ?? theirs);
    if (merged === undefined) return undefined;
    const agree = merged === tip && merged === (await tipOf(repository, COPY_REF));
    return agree ? undefined : moveTo(repository, merged, tip);
  });
  return merged;
}

/** Updates the notes' ref by compare-and-swap, together with its copy: both or neither. */
export function moveTo(
  repository: Repository,
  to: string,
  from: string | undefined,
): Promise<GitOutcome> {
  // An object id of zeros means that the ref must not exist yet.
  const old = from ?? '0'.repeat(to.length);
  const input = `start\nupdate ${NOTES_REF} ${to} ${old}\nupdate ${COPY_REF} ${to}\nprepare\ncommit\n`;
  return runGit([...DURABLE, 'update-ref', '-m', 'belay sync', '--stdin'], {
    ...repository,
    input,
  });
}

interface Pushed {
  remote: string;
  tip: string | undefined;
  /** The current state of the remote. */
  theirs: string | undefined;
}

/** Pushes without hooks, which are for code: one of them may be the gate. */
async function pushNotes(
  repository: Repository,
  { remote, tip, theirs = '' }: Pushed,
): Promise<GitOutcome | undefined> {
  if (tip === undefined) return undefined;
  // The pushed notes have all lines of the remote's. Their history may be shorter, if records were removed.
  const lease = `--force-with-lease=${NOTES_REF}:${theirs}`;
  const args = ['push', '--quiet', '--no-verify', lease, '--', remote, `${tip}:${NOTES_REF}`];
  return runGit(args, { ...repository, timeout: MAX_REMOTE_TIME, mayAsk: true, slow: true });
}

function refuseUnlessRace(outcome: GitOutcome, tries: number): void {
  if (RACE.test(outcome.stderr) && tries < MAX_PUSH_TRIES) return;
  throw new LedgerError(complaint(outcome));
}

/** How many lines a remote no longer has. Lines that a tombstone names were removed with `--forget`. */
function removedFrom(
  had: ReadonlySet<string>,
  has: ReadonlySet<string>,
  ours: ReadonlySet<string>,
): number {
  const removed = [...had].filter((line) => !has.has(line));
  if (removed.length === 0) return 0;
  const forgotten = forgottenIn(ours);
  return removed.filter((line) => !forgotten.has(digestOfText(line))).length;
}

async function linesAt(
  repository: Repository,
  tip: string | undefined,
): Promise<ReadonlySet<string>> {
  if (tip === undefined) return new Set();
  const notes = await allNotes(repository, tip);
  // An answer is noted both on its commit and on what it is bound to; it counts as one line.
  return new Set([...notes.values()].flatMap((text) => text.split('\n').filter(Boolean)));
}
