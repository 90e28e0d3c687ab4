/** Records as git notes: a note a commit, a line a record. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type GitOutcome, runGit } from '../../git/runGit.ts';
import type { Ledger } from '../ledger.ts';
import { LedgerError } from '../ledgerError.ts';
import { readRecords, recordLine } from '../model.ts';
import { moveNotes } from './moveRef.ts';
import { allNotes, NOTES_REF, noteOn, type Repository, tipOf } from './notesRef.ts';

/** @param email who the notes' own commits are by. */
export function notesLedger(repository: Repository, email: string | undefined): Ledger {
  return {
    name: NOTES_REF,
    read: async (commit) => {
      const tip = await tipOf(repository);
      if (tip === undefined || commit === undefined) return { records: [], passedOver: 0 };
      return readRecords(await noteOn(repository, tip, commit), commit);
    },
    readAll: async () => {
      const tip = await tipOf(repository);
      const notes = tip === undefined ? new Map() : await allNotes(repository, tip);
      const each = [...notes].map(([commit, text]) => readRecords(text, commit));
      return {
        records: each.flatMap(({ records }) => records),
        passedOver: each.reduce((sum, { passedOver }) => sum + passedOver, 0),
      };
    },
    append: async (record) => {
      const { commit } = record;
      if (commit === undefined) throw new LedgerError('the record is of no commit');
      const line = `${recordLine(record)}\n`;
      await moveNotes(repository, async (tip) => {
        const before = tip === undefined ? '' : await noteOn(repository, tip, commit);
        return writeNote(repository, { commit, tip, email, text: before + line });
      });
    },
  };
}

interface Note {
  commit: string;
  /** The notes that it comes on top of. */
  tip: string | undefined;
  email: string | undefined;
  text: string;
}

/**
 * Writes a note and moves the ref, in one process. Fast-import knows how git lays out notes, takes nothing of what it
 * did not get to the end of, and moves the ref only on from the commit that it began with.
 */
async function writeNote(repository: Repository, note: Note): Promise<GitOutcome> {
  const { commit, tip, email, text } = note;
  const data = (content: string) => `data ${Buffer.byteLength(content)}\n${content}\n`;
  const seconds = Math.floor(Date.now() / 1000);
  const input = [
    `commit ${NOTES_REF}\n`,
    `committer Belay <${email ?? 'belay@localhost'}> ${seconds} +0000\n`,
    data('Record a run, an answer or an acceptance\n'),
    ...(tip === undefined ? [] : [`from ${tip}\n`]),
    `N inline ${commit}\n`,
    data(text),
    'done\n',
  ].join('');
  const durable = ['-c', 'core.fsync=committed,reference'];
  const outcome = await runGit([...durable, 'fast-import', '--quiet', '--done'], {
    ...repository,
    input,
    timeout: 120_000,
  });
  if (outcome.code !== 0) await removeCrashReport(repository, outcome);
  return outcome;
}

/** Fast-import leaves a file behind where it cannot go on. */
async function removeCrashReport(repository: Repository, { stderr }: GitOutcome): Promise<void> {
  const [, name] = /dumping crash report to (?:.*\/)?(fast_import_crash_\d+)/.exec(stderr) ?? [];
  if (name === undefined) return;
  const { code, stdout } = await runGit(['rev-parse', '--git-dir'], repository);
  if (code === 0) rmSync(path.resolve(repository.cwd, stdout.trim(), name), { force: true });
}
