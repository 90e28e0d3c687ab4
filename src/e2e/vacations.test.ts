/** Days off of a project's own, in belay.json or in the team's calendar, at the gate. */
import { describe, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { deployingProject } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

// The journal's calendar is in Istanbul, with Saturday and Sunday off. The day that is asked about is a Tuesday.
const TUESDAY = '2026-11-24T10:00';
const RULES = await rulesFile([
  rule('first', {
    expect: 'no',
    check: { kind: 'calendar', name: 'first-working-day-after-vacation' },
  }),
]);

function event(...lines: string[]): string {
  const all = ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN', ...all, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

/** Whether that Tuesday is the first day after a vacation, by the gate's exit code. */
async function gate(vacations: unknown, ics = ''): Promise<{ code: number; stdout: string }> {
  using project = await deployingProject(RULES, { vacations }, 'in this process');
  project.write('calendars/team.ics', ics);
  const args = ['gate', '--stage', 'before-deploy', '--now', TUESDAY];
  return await runInProcess(args, { cwd: project.root });
}

describe('it is the first day after a vacation', () => {
  test.each<[string, string]>([
    ['of a day', event('DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261124')],
    [
      'of two weeks',
      event('DTSTART;VALUE=DATE:20261109', 'DTEND;VALUE=DATE:20261124', 'SUMMARY:Away'),
    ],
    ['that comes each year', event('DTSTART;VALUE=DATE:20231123', 'RRULE:FREQ=YEARLY')],
    [
      'that a calendar in Los Angeles tells',
      event(
        'DTSTART;TZID=America/Los_Angeles:20261122T140000',
        'DTEND;TZID=America/Los_Angeles:20261123T140000',
      ),
    ],
    ['with its times in UTC', event('DTSTART:20261123T050000Z', 'DTEND:20261123T150000Z')],
  ])('%s, in a calendar file', async (_, ics) => {
    const { code, stdout } = await gate('calendars/team.ics', ics);
    expect([code, stdout]).toEqual([1, expect.stringContaining('STOP')]);
  });

  test.each([
    [[{ from: '2026-11-23', to: '2026-11-23' }]],
    [
      [
        { from: '2026-08-03', to: '2026-08-21' },
        { from: '2026-11-16', to: '2026-11-23', name: 'Away' },
      ],
    ],
  ])('in belay.json: %j', async (vacations) => {
    expect((await gate(vacations)).code).toBe(1);
  });
});

describe('it is a day as any other', () => {
  test.each<[string, string]>([
    ['without a vacation', event('DTSTART;VALUE=DATE:20261223', 'DTEND;VALUE=DATE:20261224')],
    [
      'where this year’s was left out',
      event('DTSTART;VALUE=DATE:20231123', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20261123'),
    ],
    ['after a morning off', event('DTSTART:20261123T060000Z', 'DTEND:20261123T080000Z')],
    [
      'where the vacation was cancelled',
      event('DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261124', 'STATUS:CANCELLED'),
    ],
  ])('%s', async (_, ics) => {
    expect((await gate('calendars/team.ics', ics)).code).toBe(0);
  });
});

describe('nothing is decided', () => {
  test.each<[string, unknown, string, string]>([
    ['without the file', 'calendars/away.ics', '', 'calendars/away.ics'],
    ['by a file that is no calendar', 'calendars/team.ics', 'Monday off', 'calendars/team.ics'],
    [
      'by a day that there is not',
      'calendars/team.ics',
      event('DTSTART;VALUE=DATE:20260231'),
      'calendars/team.ics',
    ],
    ['by a vacation without an end', [{ from: '2026-11-23' }], '', 'belay.json:1:'],
  ])('%s', async (_, vacations, ics, named) => {
    const { code, stdout } = await gate(vacations, ics);
    expect([code, stdout]).toEqual([2, expect.stringMatching(/^(.*\n)*Undecided\. /)]);
    expect(stdout).toContain(named);
  });
});
