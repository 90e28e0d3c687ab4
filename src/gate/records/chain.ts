/**
 * Records follow on one another by digest, so that one that was taken out is missed. A writer names the records of the
 * commit that nothing follows on yet, and the last one that was written in this clone, for whichever commit. Two
 * writers at once make two ends, and the next record follows on both.
 */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { digestOfText } from '../../files/digest.ts';
import { wholeTextNow } from '../../files/wholeFile.ts';
import { MAX_ENDS } from '../tuning.ts';
import { headText } from './headText.ts';

/** A record that another one follows on. */
export const Followed = z.strictObject({
  record: z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/),
  commit: z.string().optional(),
});
export type Followed = z.infer<typeof Followed>;

/** The record that a clone wrote last. */
const LastRecord = Followed.extend({ at: z.string().optional() });
type LastRecord = z.infer<typeof LastRecord>;

/** A record that others follow on, and that is not there. */
export interface MissingRecord extends Followed {
  /** When the last record was made that follows on it. */
  at: string;
  /** Who made that record. */
  by: string | undefined;
}

/** What is read of a line, whatever else is in it. */
const Line = z.object({
  kind: z.string(),
  record: z.string().optional(),
  commit: z.string().optional(),
  after: z.array(Followed).optional(),
  at: z.string().optional(),
  ranAt: z.string().optional(),
  by: z.string().optional(),
});

function readLine(line: string): z.infer<typeof Line> | undefined {
  try {
    return Line.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** The records of one note that no other one of it follows on. */
export function endsOf(lines: readonly string[], commit: string | undefined): Followed[] {
  const followed = new Set<string>();
  const ends = new Set<string>();
  // The last lines first: what a record follows on was read by its writer, so it is not read again as a whole.
  for (const line of lines.toReversed()) {
    const name = digestOfText(line);
    const record = followed.has(name) ? (headOf(line) ?? readLine(line)) : readLine(line);
    if (record === undefined) continue;
    for (const each of record.after ?? []) followed.add(each.record);
    ends.add(name);
  }
  return [...ends]
    .toReversed()
    .filter((record) => !followed.has(record))
    .slice(0, MAX_ENDS)
    .map((record) => ({ record, ...(commit !== undefined && { commit }) }));
}

/** What a line says of itself and of those before it, without its rules. */
function headOf(line: string): z.infer<typeof Line> | undefined {
  return readLine(headText(line) ?? line);
}

/**
 * The records that others follow on and that are not among the lines. What was forgotten is not missing: its tombstone
 * names it.
 *
 * @param last what this clone wrote last: nothing follows on it yet.
 */
export function missingFrom(
  lines: Iterable<string>,
  last: LastRecord | undefined = undefined,
): MissingRecord[] {
  const all = [...lines];
  const names = new Set(all.map((line) => digestOfText(line)));
  const missing = new Map<string, MissingRecord>();
  if (last) missing.set(last.record, { ...last, at: last.at ?? '', by: undefined });
  for (const line of all) {
    if (!line.includes('"after":[')) continue;
    const { after = [], at, ranAt, by } = readLine(line) ?? { kind: '' };
    for (const followed of after) {
      const earlier = missing.get(followed.record);
      const made = ranAt ?? at ?? '';
      if (earlier && earlier.at >= made) continue;
      missing.set(followed.record, { ...followed, at: made, by });
    }
  }
  const forgotten = forgottenIn(all);
  return [...missing.values()].filter(({ record }) => !names.has(record) && !forgotten.has(record));
}

/** The digests of records whose text was removed, by the tombstones among some lines. */
export function forgottenIn(lines: Iterable<string>): Set<string> {
  const digests = new Set<string>();
  for (const line of lines) {
    if (!line.includes('"kind":"forgotten"')) continue;
    const { kind, record } = readLine(line) ?? { kind: '' };
    if (kind === 'forgotten' && record !== undefined) digests.add(record);
  }
  return digests;
}

/** Where a clone remembers the record that it wrote last; `undefined` outside of git. */
function lastFile(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = env['GIT_DIR'] ? path.resolve(cwd, env['GIT_DIR']) : gitFolder(cwd);
  return folder && path.join(folder, 'belay', 'last-record.json');
}

/** The folder of git for a work tree: without a process, as each run of the gate asks for it. */
function gitFolder(folder: string): string | undefined {
  const own = path.join(folder, '.git');
  const found = statSync(own, { throwIfNoEntry: false });
  if (found?.isDirectory()) return own;
  if (found?.isFile()) {
    // A work tree of another clone, or a submodule.
    const [, elsewhere] = /^gitdir: (.+)$/m.exec(readFileSync(own, 'utf8')) ?? [];
    return elsewhere && path.resolve(folder, elsewhere);
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : gitFolder(parent);
}

/** The record that was written last in a clone, if there is one. */
export function lastWritten(cwd: string, env: NodeJS.ProcessEnv): LastRecord | undefined {
  try {
    const file = lastFile(cwd, env);
    return file === undefined ? undefined : LastRecord.parse(JSON.parse(wholeTextNow(file)));
  } catch {
    // Nothing was written yet, or somebody removed the file: the record follows on those of its commit.
    return undefined;
  }
}

/** Remembers the record that was written last in a clone. It is on record already: what fails here does no harm. */
export async function rememberWritten(
  last: LastRecord,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  try {
    const file = lastFile(cwd, env);
    if (file === undefined) return;
    mkdirSync(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, `${JSON.stringify(last)}\n`);
  } catch {
    // A folder of git that may not be written: the next record follows on those of its commit.
  }
}
