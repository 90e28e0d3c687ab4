import { expect, test } from 'vitest';
import { NO_PROGRESS } from './progress.ts';
import type { GateRequest } from './run.ts';
import { runGate } from './runGate.ts';
import { deployingProject } from './testing/deployingProject.ts';
import { CALENDAR, rule, rulesFile } from './testing/rules.ts';

const EVE = { date: '2026-10-28', name: 'Eve of Republic Day', from: '13:00' };
const RULES = await rulesFile(
  [
    rule('friday', {
      expect: 'no',
      check: { kind: 'calendar', name: 'weekday', weekdays: ['friday'] },
    }),
    rule('working', { check: { kind: 'calendar', name: 'working-day' } }),
    rule('tests', { check: { kind: 'command', name: 'tests' } }),
  ],
  { calendar: { ...CALENDAR, holidays: [EVE, ...CALENDAR.holidays] } },
);

test.each<[string, string, string, string[]]>([
  ['stays Thursday all the while', '2026-11-26T09:00:00Z', 'go', []],
  ['begins on a Thursday and ends on a Friday', '2026-11-26T20:59:30Z', 'stop', ['friday']],
  ['begins at 12:59 on a half-day and ends at 13:00', '2026-10-28T09:59:30Z', 'stop', ['working']],
  [
    'begins on a Friday and ends on a Saturday',
    '2026-11-27T20:59:30Z',
    'stop',
    ['friday', 'working'],
  ],
])('a run that %s', async (_, begin, decision, stopped) => {
  using project = await deployingProject(RULES, { commands: { tests: 'true' } });
  // Every look at the clock finds it a minute later.
  let time = Date.parse(begin) - 60_000;
  const clock = () => {
    time += 60_000;
    return new Date(time);
  };
  const request: GateRequest = {
    stage: 'before-deploy',
    config: 'belay.json',
    answers: [],
    overrides: [],
  };
  const signal = new AbortController().signal;
  const world = { cwd: project.root, env: process.env, stdin: {}, clock, signal };
  const result = await runGate(request, { ...world, tell: () => {}, progress: NO_PROGRESS });
  const rules = result.decision.rules.filter(({ verdict }) => verdict === 'stop');
  expect([result.decision.decision, rules.map(({ id }) => id)]).toEqual([decision, stopped]);
});
