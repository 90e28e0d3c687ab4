/**
 * The format of records of answers, runs and acceptances: one line of JSON each, self-contained, so that lines may come in
 * any order and from anywhere. The model is closed, because the lines that are read back are not trusted.
 */
import * as z from 'zod';
import { firstIssueWords } from '../../diagnostics/schemaWords.ts';
import { digestOfText } from '../../files/digest.ts';
import { Rule, Source, STAGES } from '../../rules/model.ts';
import { MAX_ENDS, MAX_RECORD_LENGTH } from '../tuning.ts';
import { Followed } from './chain.ts';
import { LedgerError } from './ledgerError.ts';

/** The version of the format. Lines of other versions are skipped. */
const VERSION = 1;

const Text = z.string();
const Instant = z.iso.datetime();
const Digest = z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/);
const AnswerWord = z.enum(['yes', 'no', 'done']);

/** The fields of every record. */
const common = {
  version: z.literal(VERSION),
  project: Text,
  environment: Text.optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .optional()
    .describe('The commit that was checked out or asked about; missing outside a git repository.'),
  by: Text.optional().describe('The e-mail address of the person in git.'),
  after: z
    .array(Followed)
    .max(MAX_ENDS + 1)
    .optional()
    .describe(
      'The digests of the records before this one: the last ones of the commit, and the last one of the clone.',
    ),
};

const Milliseconds = z
  .int()
  .min(0)
  .describe('From the question to the answer, where a person was asked at a prompt.');

/** A git object id. */
const Name = z.string().regex(/^[0-9a-f]{40,64}$/);

const signed = {
  signature: Text.max(20_000)
    .optional()
    .describe('A commit object that git signed, whose message is the record without this field.'),
};

const Step = { id: Text, text: Text, group: Text.optional(), help: Text.optional() };

/** One run of the gate: its decision in the form of the json report, and its input. */
const RunRecord = z.strictObject({
  ...common,
  kind: z.literal('run'),
  decision: z.enum(['go', 'stop', 'undecided', 'aborted']),
  reason: Text.optional(),
  stage: z.enum(STAGES),
  at: Instant.describe('The time at which the rules were asked.'),
  atGivenByHand: z.literal(true).optional(),
  ranAt: Instant.describe('When the gate ran, by the machine’s clock.'),
  branch: Text.optional(),
  dirty: z.boolean().optional().describe('Whether the files differed from the commit.'),
  changes: z.array(Text).optional().describe('Which files differed, and how; at most a hundred.'),
  allowDirty: Text.optional().describe('The reason given with --allow-dirty.'),
  digest: Digest.optional().describe('The digest of the rules that were asked.'),
  config: Digest.optional().describe('The digest of the text of belay.json.'),
  heldAgainst: z
    .strictObject({
      commits: z.array(Name),
      loosened: z.array(Text),
      accepted: z.array(Text),
    })
    .optional()
    .describe(
      'The commits whose policy the run was compared with, the weakened parts, and those that were accepted by name.',
    ),
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
      took: Milliseconds.optional(),
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

/** What a person says about one rule, for the files of a commit. */
const said = {
  rule: Text.min(1).describe('The id of the rule.'),
  text: Text.min(1).describe('The rule’s text when it was answered.'),
  digest: Digest.describe('The digest of the rules that contain the rule.'),
  code: Name.optional().describe(
    'The files of the commit without accepted outputs, which the record is bound to. Without it, it is bound to the commit.',
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
  took: Milliseconds.optional(),
});
export type AnswerRecord = z.infer<typeof AnswerRecord>;

/** A person's override of one rule, with the reason. */
const OverrideRecord = z.strictObject({
  ...common,
  kind: z.literal('override'),
  ...said,
  reason: Text.min(1),
  expires: Instant.optional().describe('When it expires.'),
});
export type OverrideRecord = z.infer<typeof OverrideRecord>;

/** The acceptance of the output of a `drift` check. */
const AcceptanceRecord = z.strictObject({
  ...common,
  kind: z.literal('acceptance'),
  name: Text.min(1),
  snapshot: Digest.describe('The digest of the accepted output, in UTF-8.'),
  reason: Text.min(1),
  at: Instant,
});

export type AcceptanceRecord = z.infer<typeof AcceptanceRecord>;

/**
 * A tombstone for a removed record: its digest, without its text. It merges like any other line, and keeps the
 * removed line from coming back from a clone that still has it.
 */
const ForgottenRecord = z.strictObject({
  ...common,
  kind: z.literal('forgotten'),
  record: Digest.describe('The digest of the removed line.'),
  code: Name.optional().describe('What the record was bound to besides its commit.'),
  was: z.enum(['run', 'answer', 'override', 'acceptance', 'watch']),
  reason: Text.min(1),
  at: Instant,
});
export type ForgottenRecord = z.infer<typeof ForgottenRecord>;

/** A notification of `belay watch`, sent or failed. */
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
  told: Text.optional().describe('The channel that accepted the message; missing if none did.'),
  troubles: z.array(Text).optional(),
});
export type WatchRecord = z.infer<typeof WatchRecord>;

export const BelayRecord = z.discriminatedUnion('kind', [
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

/** The records that were read, and how many lines were not records. */
export interface Records {
  records: BelayRecord[];
  passedOver: number;
}

/**
 * Reads lines that anyone may have written. A line that is not a record of this model is skipped and counted; empty lines
 * are ignored. A repeated line is one record.
 *
 * @param on what the note is on, if the lines are from a note: a commit, or what answers are bound to. A record of
 *   something else is skipped there.
 */
export function readRecords(text: string, on?: string): Records {
  const lines = new Set(withoutForgotten(linesOf(text)));
  const records = [...lines].flatMap((line) => readLine(line) ?? []);
  const own = records.filter(
    (record) => on === undefined || record.commit === on || codeOf(record) === on,
  );
  return { records: own, passedOver: lines.size - own.length };
}

/** The lines of a text that are not empty. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** What a record is bound to besides its commit. */
export function codeOf(record: BelayRecord): string | undefined {
  return 'code' in record ? record.code : undefined;
}

/** Merges records from several notes, each once. */
export function uniqueRecords(records: readonly BelayRecord[]): BelayRecord[] {
  return [...new Map(records.map((record) => [linesRead.get(record) ?? record, record])).values()];
}

/** The lines of a note without those that one of its tombstones names. */
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
 * @throws {LedgerError} if it could not be read back.
 */
export function recordLine(record: BelayRecord): string {
  const { success, data, error } = BelayRecord.safeParse(record);
  if (!success) {
    const words = firstIssueWords(error, BelayRecord, record);
    throw new LedgerError(`it could not be read back: ${words}`);
  }
  const line = JSON.stringify(data);
  if (line.length > MAX_RECORD_LENGTH)
    throw new LedgerError('it exceeds the maximum length of a record');
  return line;
}
