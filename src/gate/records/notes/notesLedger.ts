/** Records as git notes: one note per commit, one line per record. */
import { digestOfText } from '../../../files/digest.ts';
import { endsOf, lastWritten, missingFrom, rememberWritten } from '../chain.ts';
import type { Ledger } from '../ledger.ts';
import { LedgerError } from '../ledgerError.ts';
import {
  type BelayRecord,
  codeOf,
  linesOf,
  type Records,
  readRecords,
  recordLine,
  uniqueRecords,
} from '../model.ts';
import { isAncestor, mergedNotes } from './merge.ts';
import { moveNotes } from './moveRef.ts';
import {
  allNotes,
  COPY_REF,
  NOTES_REF,
  noteOn,
  notesOn,
  type Repository,
  tipOf,
  tipsOf,
} from './notesRef.ts';
import { writeNotes } from './writeNotes.ts';

/** @param email the committer of the notes' own commits. */
export function notesLedger(repository: Repository, email: string | undefined): Ledger {
  return {
    name: NOTES_REF,
    following: async (record) => {
      const { commit } = record;
      const base = await withCopy(repository, await tipOf(repository));
      const has = base !== undefined && commit !== undefined;
      return follow(repository, record, has ? await noteOn(repository, base, commit) : '');
    },
    missing: async () => {
      const lines = (await allStates(repository)).flatMap((notes) =>
        [...notes.values()].flatMap(linesOf),
      );
      return missingFrom(new Set(lines), lastWritten(repository.cwd, repository.env));
    },
    read: async (commit, code) => {
      const tips = await tipsOf(repository);
      const names = [commit, code].flatMap((name) => name ?? []);
      const states = await Promise.all(tips.map((tip) => notesOn(repository, tip, names)));
      return together(
        names.map((name, index) =>
          readRecords(states.map((texts) => texts[index] ?? '').join(''), name),
        ),
      );
    },
    readAll: async () => {
      const states = await allStates(repository);
      const commits = new Set(states.flatMap((notes) => [...notes.keys()]));
      const each = [...commits].map((commit) =>
        readRecords(states.map((notes) => notes.get(commit) ?? '').join(''), commit),
      );
      return together(each);
    },
    append: (record, meanwhile) => append(repository, record, email, meanwhile),
  };
}

/** All notes of each tip: of this clone, and of its copy. */
async function allStates(repository: Repository): Promise<Map<string, string>[]> {
  const tips = await tipsOf(repository);
  return Promise.all(tips.map((tip) => allNotes(repository, tip)));
}

/** A record that refers to the last ones of its commit and to the last one of this clone. */
function follow<Kind extends BelayRecord>(
  { cwd, env }: Repository,
  record: Kind,
  note: string,
): Kind {
  const { at: _, ...last } = lastWritten(cwd, env) ?? {};
  const ends = [...endsOf(linesOf(note), record.commit), ...('record' in last ? [last] : [])];
  const after = [...new Map(ends.map((each) => [each.record, each])).values()];
  return after.length > 0 ? { ...record, after } : record;
}

/** @throws {LedgerError} if the record belongs to no commit, or cannot be written. */
async function append(
  repository: Repository,
  record: BelayRecord,
  email: string | undefined,
  meanwhile = () => {},
): Promise<void> {
  const { commit } = record;
  let name: string | undefined;
  if (commit === undefined) throw new LedgerError('the record belongs to no commit');
  let line = record.after && `${recordLine(record)}\n`;
  await moveNotes(repository, async (tip) => {
    const base = await withCopy(repository, tip);
    const names = [commit, codeOf(record)].flatMap((name) => name ?? []);
    const notes = base === undefined ? [] : await notesOn(repository, base, names);
    // An earlier try may have written it: the line stays the same.
    line ??= `${recordLine(follow(repository, record, notes[0] ?? ''))}\n`;
    const added = line;
    const changes = names.map((name, index) => {
      const before = notes[index] ?? '';
      return {
        commit: name,
        // What answers are bound to is not an object in git.
        ...(name !== commit && { paths: [name] }),
        text: before + added,
        isThere: before.startsWith(added) || before.includes(`\n${added}`),
      };
    });
    // An earlier try may have moved the notes but not their copy.
    if (changes.every(({ isThere }) => isThere) && base === tip) return undefined;
    return writeNotes(repository, {
      refs: [NOTES_REF, COPY_REF],
      base,
      changes,
      message: 'Record a run, an answer or an acceptance\n',
      email,
      meanwhile: () => {
        name = digestOfText(added.trimEnd());
        meanwhile();
      },
    });
  });
  const at = 'ranAt' in record ? record.ranAt : record.at;
  const last = { record: name ?? digestOfText(line?.trimEnd() ?? ''), commit, at };
  if (line) await rememberWritten(last, repository.cwd, repository.env);
}

function together(each: readonly Records[]): Records {
  return {
    records: uniqueRecords(each.flatMap(({ records }) => records)),
    passedOver: each.reduce((sum, { passedOver }) => sum + passedOver, 0),
  };
}

/** The notes merged with their copy: a `git fetch` may have reset them to an earlier state. */
export async function withCopy(
  repository: Repository,
  tip: string | undefined,
): Promise<string | undefined> {
  const copy = await tipOf(repository, COPY_REF);
  if (copy === undefined || copy === tip) return tip;
  if (tip === undefined) return copy;
  return (await isAncestor(repository, copy, tip)) ? tip : mergedNotes(repository, tip, copy);
}
