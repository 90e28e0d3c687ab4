import { describe, expect, test } from 'vitest';
import { goOnRecord, type Wanted } from './goOnRecord.ts';
import type { BelayRecord, RunRecord } from './records/model.ts';
import { answerRecord, runOf } from './testing/records.ts';

const COMMIT = '1'.repeat(40);
const CONFIG = `sha256-${'C'.repeat(43)}=`;
const OTHER = `sha256-${'O'.repeat(43)}=`;
const MINUTE = 60_000;
const WANTED: Wanted = {
  project: { name: 'shop', stacks: [], environment: 'production' },
  commit: COMMIT,
  rules: { rules: [], digest: answerRecord().digest },
  policy: { allowEmpty: true },
  answersFor: undefined,
  signature: async () => undefined,
  ...{ config: CONFIG, clock: new Date('2026-11-24T12:00:00Z'), within: undefined, missing: [] },
};
const go = (time: string, fields: Partial<RunRecord> = {}) =>
  runOf({
    ...{ ranAt: `2026-11-24T${time}:00.000Z`, commit: COMMIT, environment: 'production' },
    ...{ config: CONFIG, by: 'ada@shop.example' },
    ...fields,
  });
/** A record that another one of that time follows on, and that is not there. */
const takenOut = (time: string, commit = COMMIT) => ({
  ...{ record: OTHER, commit, by: 'ada@shop.example' },
  at: `2026-11-24T${time}:00.000Z`,
});
const look = (records: BelayRecord[], wanted: Partial<Wanted> = {}) =>
  goOnRecord(records, { ...WANTED, ...wanted });

describe('a go is on record', () => {
  test.each<[string, RunRecord[], number | undefined]>([
    ['where the gate ended with one', [go('11:00')], undefined],
    ['after a stop that came before', [go('10:00', { decision: 'stop' }), go('11:00')], undefined],
    ['as long as it may be old', [go('11:50')], 10 * MINUTE],
    [
      'beside a rehearsal that stopped',
      [go('11:00'), go('11:30', { decision: 'stop', atGivenByHand: true })],
      undefined,
    ],
    [
      'beside a stop elsewhere',
      [go('11:00'), go('11:30', { decision: 'stop', environment: 'staging' })],
      undefined,
    ],
    [
      'beside a stop of what was asked after a deploy',
      [go('11:00'), go('11:30', { decision: 'stop', stage: 'after-deploy' })],
      undefined,
    ],
    ['by a clock that is ahead by a little', [go('12:04')], 10 * MINUTE],
  ])('%s', async (_, records, within) => {
    // What was taken out before the go, or is of another commit, does not matter.
    const missing = [takenOut('10:59'), takenOut('11:59', '2'.repeat(40))];
    expect(await look(records, { within, missing })).toMatchObject({ ok: true });
    expect(await look(records.toReversed(), { within })).toMatchObject({ ok: true });
  });
});

describe('no go is on record', () => {
  test.each<[string, BelayRecord[], Partial<Wanted>, string]>([
    ['where the gate never ran', [], {}, 'no run of the gate is recorded'],
    ['for answers alone', [answerRecord({ commit: COMMIT })], {}, 'no run'],
    ['of another commit', [go('11:00', { commit: '2'.repeat(40) })], {}, 'no run'],
    ['for another environment', [go('11:00', { environment: 'staging' })], {}, 'no run'],
    ['of another project', [go('11:00', { project: 'blog' })], {}, 'no run'],
    ['after the deploy', [go('11:00', { stage: 'after-deploy' })], {}, 'no run'],
    ['of a rehearsal with --now', [go('11:00', { atGivenByHand: true })], {}, 'as a rehearsal'],
    ['under other rules', [go('11:00', { digest: OTHER })], {}, 'asked other rules'],
    ['with another belay.json', [go('11:00', { config: OTHER })], {}, 'another belay.json'],
    ['on a dirty work tree', [go('11:00', { dirty: true })], {}, 'differed from the commit'],
    [
      'where it is not known whether it was dirty',
      [go('11:00', { dirty: undefined as never })],
      {},
      'differed',
    ],
    ['that is young enough', [go('11:49')], { within: 10 * MINUTE }, 'is older than that'],
    ['of a time in the past', [go('13:00')], {}, 'a clock is wrong'],
    [
      'that a stop did not undo',
      [go('11:00'), go('11:30', { decision: 'stop' })],
      {},
      'ended with stop',
    ],
    [
      'that an aborted run did not undo',
      [go('11:00'), go('11:30', { decision: 'aborted' })],
      {},
      'ended with aborted',
    ],
    [
      'where a record was taken out since',
      [go('11:00')],
      { missing: [takenOut('11:01')] },
      'a record of this commit was removed since the last run',
    ],
    ['that a dirty run did not undo', [go('11:00'), go('11:30', { dirty: true })], {}, 'differed'],
    [
      'of the same moment as a stop',
      [go('11:00'), go('11:00', { decision: 'stop' })],
      {},
      'ended with stop',
    ],
  ])('%s', async (_, records, wanted, reason) => {
    expect(await look(records, wanted)).toMatchObject({
      ok: false,
      reason: expect.stringContaining(reason),
    });
    expect((await look(records.toReversed(), wanted)).ok).toBe(false);
  });
});
