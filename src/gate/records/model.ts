/**
 * What is kept of answers, runs and acceptances: a line of JSON each, complete in itself, so that lines may come in
 * any order and from anywhere. The model is closed, as nobody vouches for what is read back.
 */
import * as z from 'zod';
import { firstIssueWords } from '../../diagnostics/schemaWords.ts';
import { digestOfText } from '../../files/digest.ts';
import { Rule, Source, STAGES } from '../../rules/model.ts';
import { MAX_RECORD_LENGTH } from '../tuning.ts';
import { LedgerError } from './ledgerError.ts';

/** Of the format. A line of another version is passed over. */
const VERSION = 1;

const Text = z.string();
const Instant = z.iso.datetime();
const Digest = z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/);
const AnswerWord = z.enum(['yes', 'no', 'done']);

/** What every record tells. */
const common = {
  version: z.literal(VERSION),
  project: Text,
  environment: Text.optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .optional()
    .describe('What was checked out, or asked about; none outside a git repository.'),
  by: Text.optional().describe('The e-mail address that git knows the person by.'),
};

/** As git names commits and files. */
const Name = z.string().regex(/^[0-9a-f]{40,64}$/);

const signed = {
  signature: Text.max(20_000)
    .optional()
    .describe('A commit object that git signed, whose message is the record without this field.'),
};

const Step = { id: Text, text: Text, group: Text.optional(), help: Text.optional() };

/** One run of the gate: its decision, as the json report holds it, and what it was made on. */
const RunRecord = z.strictObject({
  ...common,
  kind: z.literal('run'),
  decision: z.enum(['go', 'stop', 'undecided', 'aborted']),
  reason: Text.optional(),
  stage: z.enum(STAGES),
  at: Instant.describe('The time that the rules were asked at.'),
  atGivenByHand: z.literal(true).optional(),
  ranAt: Instant.describe('When the gate ran by the machine’s clock.'),
  branch: Text.optional(),
  dirty: z.boolean().optional().describe('The files were not those of the commit.'),
  changes: z.array(Text).optional().describe('Which files differed, and how; the first hundred.'),
  allowDirty: Text.optional().describe('Why the files might differ, in the words of who ran it.'),
  digest: Digest.optional().describe('Of the rules that were asked.'),
  config: Digest.optional().describe('Of the text of belay.json.'),
  ...signed,
  rules: z.array(
    z.strictObject({
      ...Step,
      level: Rule.shape.level,
      expect: Rule.shape.expect,
      verdict: z.enum(['pass', 'stop', 'warn', 'unknown', 'overridden', 'not-applicable']),
      answer: AnswerWord.nullable(),
      evidence: Text,
      detail: Text.optional(),
      by: Text.optional(),
      override: z
        .strictObject({ reason: Text, by: Text.optional(), expires: Instant.optional() })
        .optional(),
      because: Text.optional(),
      source: Source,
    }),
  ),
  recovery: z.array(z.strictObject({ ...Step, source: Source })),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** What people say of one rule, for what a commit holds. */
const said = {
  rule: Text.min(1).describe('The id of the rule.'),
  text: Text.min(1).describe('The rule’s words, as they were answered.'),
  digest: Digest.describe('Of the rules that the rule is one of.'),
  code: Name.optional().describe(
    'The files of the commit without accepted outputs: what the record is bound to. Without it, the commit.',
  ),
  at: Instant,
  ...signed,
};

/** A person's answer to one rule. */
const AnswerRecord = z.strictObject({
  ...common,
  kind: z.literal('answer'),
  ...said,
  answer: AnswerWord,
});
export type AnswerRecord = z.infer<typeof AnswerRecord>;

/** That a person sets one rule aside, with the reason. */
const OverrideRecord = z.strictObject({
  ...common,
  kind: z.literal('override'),
  ...said,
  reason: Text.min(1),
  expires: Instant.optional().describe('When it ends to count.'),
});
export type OverrideRecord = z.infer<typeof OverrideRecord>;

/** That the output of a `drift` check was accepted. */
const AcceptanceRecord = z.strictObject({
  ...common,
  kind: z.literal('acceptance'),
  name: Text.min(1),
  snapshot: Digest.describe('Of the accepted output, in UTF-8.'),
  reason: Text.min(1),
  at: Instant,
});

export type AcceptanceRecord = z.infer<typeof AcceptanceRecord>;

/**
 * That a record was forgotten: its digest, and nothing of its text. It merges like any other line, and keeps the
 * forgotten line from coming back out of a clone that still has it.
 */
const ForgottenRecord = z.strictObject({
  ...common,
  kind: z.literal('forgotten'),
  record: Digest.describe('Of the line that was forgotten.'),
  code: Name.optional().describe('What the record was bound to beside its commit.'),
  was: z.enum(['run', 'answer', 'override', 'acceptance', 'watch']),
  reason: Text.min(1),
  at: Instant,
});
export type ForgottenRecord = z.infer<typeof ForgottenRecord>;

/** What `belay watch` told, or could not tell. */
const WatchRecord = z.strictObject({
  ...common,
  kind: z.literal('watch'),
  event: z.enum(['failed', 'still-failing', 'recovered']),
  rule: Text.min(1),
  text: Text.min(1),
  found: Text,
  detail: Text.optional(),
  began: Instant,
  noticed: Instant,
  restored: Instant.optional(),
  at: Instant,
  told: Text.optional().describe(
    'The channel that took the message; none if nobody could be told.',
  ),
  troubles: z.array(Text).optional(),
});
export type WatchRecord = z.infer<typeof WatchRecord>;

const BelayRecord = z.discriminatedUnion('kind', [
  RunRecord,
  AnswerRecord,
  OverrideRecord,
  AcceptanceRecord,
  ForgottenRecord,
  WatchRecord,
]);
export type BelayRecord = z.infer<typeof BelayRecord>;

/** A record that a person or a machine can sign. */
export type SignedRecord = RunRecord | AnswerRecord | OverrideRecord;

/** When a record was made: ISO 8601, in UTC. */
export function madeAt(record: BelayRecord): string {
  return record.kind === 'run' ? record.ranAt : record.at;
}

/** What was read: the records, and how many lines were none. */
export interface Records {
  records: BelayRecord[];
  passedOver: number;
}

/**
 * Reads lines that anybody may have written. Each is a record of this very model or is passed over; empty lines are
 * nothing. A line that stands there twice is one record.
 *
 * @param on what the lines are noted on, if they are a note: a commit, or what answers are bound to. A record of
 *   something else does not count there.
 */
export function readRecords(text: string, on?: string): Records {
  const all = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const lines = new Set(withoutForgotten(all));
  const records = [...lines].flatMap((line) => readLine(line) ?? []);
  const own = records.filter(
    (record) => on === undefined || record.commit === on || codeOf(record) === on,
  );
  return { records: own, passedOver: lines.size - own.length };
}

/** What a record is bound to beside its commit. */
export function codeOf(record: BelayRecord): string | undefined {
  return 'code' in record ? record.code : undefined;
}

/** Records that were read from several notes, each once. */
export function uniqueRecords(records: readonly BelayRecord[]): BelayRecord[] {
  return [...new Map(records.map((record) => [linesRead.get(record) ?? record, record])).values()];
}

/** The lines of one note without those that a tombstone among them names. */
export function withoutForgotten(lines: readonly string[]): string[] {
  const forgotten = new Set(
    lines.flatMap((line) => {
      if (!line.includes('"kind":"forgotten"')) return [];
      const record = readLine(line);
      return record?.kind === 'forgotten' ? [record.record] : [];
    }),
  );
  if (forgotten.size === 0) return [...lines];
  return lines.filter((line) => !forgotten.has(digestOfText(line)));
}

function readLine(line: string): BelayRecord | undefined {
  if (line.length > MAX_RECORD_LENGTH) return undefined;
  try {
    const record = BelayRecord.safeParse(JSON.parse(line)).data;
    if (record) linesRead.set(record, line);
    return record;
  } catch {
    return undefined;
  }
}

/** The line that a record was read from. */
const linesRead = new WeakMap<BelayRecord, string>();

/** The name of a record: the digest of its line. */
export function nameOf(record: BelayRecord): string {
  return digestOfText(linesRead.get(record) ?? recordLine(record));
}

/**
 * A record as its line, without the end of the line.
 *
 * @throws {LedgerError} where it could not be read back.
 */
export function recordLine(record: BelayRecord): string {
  const { success, data, error } = BelayRecord.safeParse(record);
  if (!success) {
    const words = firstIssueWords(error, BelayRecord, record);
    throw new LedgerError(`it could not be read back: ${words}`);
  }
  const line = JSON.stringify(data);
  if (line.length > MAX_RECORD_LENGTH) throw new LedgerError('it is longer than any record may be');
  return line;
}
