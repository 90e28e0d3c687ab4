/** Removes records: their text is deleted, also from the history of the notes, and a tombstone remains. */
import { digestOfText } from '../../../files/digest.ts';
import { complaint, runGit } from '../../git/runGit.ts';
import { LedgerError } from '../ledgerError.ts';
import { codeOf, type ForgottenRecord, readRecords, recordLine } from '../model.ts';
import { rewritten } from './merge.ts';
import { moveNotes } from './moveRef.ts';
import { withCopy } from './notesLedger.ts';
import { allNotes, COPY_REF, NOTES_REF, type Repository } from './notesRef.ts';
import { moveTo } from './sync.ts';

/** Who a tombstone is by. */
export interface Forgetting {
  reason: string;
  by: string | undefined;
  at: Date;
}

/**
 * Removes one record.
 *
 * @param name the digest of its line, or the beginning of the digest.
 * @returns the tombstone; `undefined` if there is no such record.
 * @throws {LedgerError} if it cannot be removed, or if several names begin with this.
 */
export async function forgetRecord(
  repository: Repository,
  name: string,
  forgetting: Forgetting,
): Promise<ForgottenRecord | undefined> {
  let tombstone: ForgottenRecord | undefined;
  await moveNotes(repository, async (tip) => {
    const base = await withCopy(repository, tip);
    if (base === undefined) return undefined;
    const notes = await allNotes(repository, base);
    const found = [...notes].flatMap(([commit, text]) =>
      text
        .split('\n')
        .filter((line) => line !== '' && digestOfText(line).startsWith(name))
        .map((line) => ({ commit, line, text })),
    );
    const [one] = found;
    if (!one) return undefined;
    const lines = new Set(found.map(({ line }) => line));
    if (lines.size > 1) throw new LedgerError(`${lines.size} record names begin with this`);
    tombstone = tombstoneOf(one.line, forgetting);
    const grave = recordLine(tombstone);
    const changes = found.map(({ commit, text }) => {
      const left = text.split('\n').filter((line) => line !== '' && line !== one.line);
      return { commit, text: [...left, grave].map((line) => `${line}\n`).join('') };
    });
    const to = await rewritten(repository, base, [], changes);
    return moveTo(repository, to, tip);
  });
  if (tombstone) await dropReflogs(repository);
  return tombstone;
}

function tombstoneOf(line: string, { reason, by, at }: Forgetting): ForgottenRecord {
  const [record] = readRecords(line).records;
  if (!record || record.kind === 'forgotten')
    throw new LedgerError('this kind of record cannot be removed');
  const { project, environment, commit } = record;
  const code = codeOf(record);
  return {
    version: 1,
    kind: 'forgotten',
    project,
    ...(environment !== undefined && { environment }),
    ...(commit && { commit }),
    ...(code && { code }),
    ...(by && { by }),
    record: digestOfText(line),
    was: record.kind,
    reason,
    at: at.toISOString(),
  };
}

/** Deletes the reflog: git keeps what it refers to. */
async function dropReflogs(repository: Repository): Promise<void> {
  for (const ref of [NOTES_REF, COPY_REF]) {
    if ((await runGit(['reflog', 'exists', ref], repository)).code !== 0) continue;
    const outcome = await runGit(['reflog', 'expire', '--expire=all', ref], repository);
    if (outcome.code !== 0) throw new LedgerError(complaint(outcome));
  }
}
