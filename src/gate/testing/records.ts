/** For tests: records with default fields. */
import type { AnswerRecord, RunRecord } from '../records/model.ts';

const DIGEST = `sha256-${'A'.repeat(43)}=`;

export function answerRecord(fields: Partial<AnswerRecord> = {}): AnswerRecord {
  return {
    ...{ version: 1, kind: 'answer', project: 'shop', rule: 'a', text: 'Is a fine?' },
    ...{ digest: DIGEST, answer: 'yes', at: '2026-11-24T09:00:00.000Z', by: 'ada@shop.example' },
    ...fields,
  };
}

export function runOf(fields: Partial<RunRecord> = {}): RunRecord {
  const ranAt = fields.ranAt ?? '2026-11-24T09:00:00.000Z';
  return {
    ...{ version: 1, kind: 'run', project: 'shop', decision: 'go', stage: 'before-deploy' },
    ...{ at: ranAt, ranAt, digest: DIGEST, dirty: false, rules: [], recovery: [] },
    ...fields,
  };
}
