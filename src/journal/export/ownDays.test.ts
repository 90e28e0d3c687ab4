/** What `journal.yaml` says of days, from its text to the calendar of the export. */
import { describe, expect, test } from 'vitest';
import { loadJournal } from '../loadJournal.ts';
import { temporaryJournal } from '../testing/temporaryJournal.ts';
import { calendarOf } from './calendarOf.ts';

const START = 'title: T\nurl: https://journal.example/\ntimeZone: Europe/Berlin\n';

function ics(...events: [from: string, summary: string][]): string {
  const lines = events.flatMap(([from, summary], index) => [
    'BEGIN:VEVENT',
    `UID:${index}`,
    `DTSTART;VALUE=DATE:${from}`,
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

async function read(yaml: string, files: Record<string, string> = {}) {
  await using journal = await temporaryJournal({ ...files, 'journal.yaml': START + yaml });
  const { config, diagnostics } = await loadJournal({
    contentDir: journal.contentDir,
    depth: 'rules',
  });
  return { config, diagnostics };
}

async function calendar(yaml: string, files: Record<string, string> = {}) {
  const { config, diagnostics } = await read(yaml, files);
  if (!config) throw new Error(JSON.stringify(diagnostics));
  return { exported: calendarOf(config, 2026), site: calendarOf(config, 2026, 'site') };
}

const names = (days: { date: string; name: string }[], date: string) =>
  days.filter((day) => day.date === date).map(({ name }) => name);

describe('holidays', () => {
  test('the journal adds days, by themselves and with names and hours', async () => {
    const { exported } = await calendar(
      'country: TR\nholidays:\n  - 2026-11-10\n  - { date: 2026-11-11, name: Founders’ day }\n  - { date: 2026-12-31, name: New Year’s Eve, from: "13:00" }\n',
    );
    expect(names(exported.holidays, '2026-11-10')).toEqual(['Public holiday']);
    expect(names(exported.holidays, '2026-11-11')).toEqual(['Founders’ day']);
    expect(exported.holidays).toContainEqual({
      date: '2026-12-31',
      name: 'New Year’s Eve',
      from: '13:00',
    });
    // The country's own days stay.
    expect(names(exported.holidays, '2026-10-29')).toEqual(['Republic Day']);
  });

  test('a day of the journal takes the place of the country’s', async () => {
    const { exported } = await calendar(
      'country: TR\nholidays:\n  - { date: 2026-10-29, name: Half a day, from: "12:00" }\n',
    );
    expect(exported.holidays.filter(({ date }) => date === '2026-10-29')).toEqual([
      { date: '2026-10-29', name: 'Half a day', from: '12:00' },
    ]);
  });

  test('an .ics file of the authority adds its days', async () => {
    const { exported } = await calendar('country: none\nholidays: authority.ics\n', {
      'authority.ics': ics(['20261021', 'Dashain'], ['20261022', 'Dashain']),
    });
    expect(exported.holidays).toEqual([
      { date: '2026-10-21', name: 'Dashain' },
      { date: '2026-10-22', name: 'Dashain' },
    ]);
    expect(exported).not.toHaveProperty('unchecked');
  });

  test('“none” means no holidays, even for a country that the data does not contain', async () => {
    for (const country of ['TR', 'NP', 'none']) {
      const { exported } = await calendar(`country: ${country}\nholidays: none\n`);
      expect(exported.holidays).toEqual([]);
    }
  });
});

describe('working days', () => {
  test('a holiday of the country that is worked is no holiday', async () => {
    const { exported } = await calendar('country: TR\nworkingDays: [2026-10-28, 2026-10-29]\n');
    expect(exported.holidays.filter(({ date }) => date.startsWith('2026-10'))).toEqual([]);
    // Wednesday and Thursday are worked by the week anyway.
    expect(exported).not.toHaveProperty('workingDays');
  });

  test('a day of the weekend that is worked is exported with its name', async () => {
    const { exported } = await calendar(
      'country: TR\nworkingDays:\n  - { date: 2026-12-05, name: For 7 December }\n  - swaps.ics\n',
      {
        'swaps.ics': ics(['20261212', 'For 14 December']),
      },
    );
    expect(exported.workingDays).toEqual([
      { date: '2026-12-05', name: 'For 7 December' },
      { date: '2026-12-12', name: 'For 14 December' },
    ]);
  });

  test('a make-up day of the country can be a holiday of the journal', async () => {
    const { exported } = await calendar('country: HU\nholidays: [2026-01-10]\n');
    expect(exported.workingDays?.map(({ date }) => date)).not.toContain('2026-01-10');
    expect(exported.workingDays?.map(({ date }) => date)).toContain('2026-08-08');
  });
});

describe('vacations in a calendar file', () => {
  const files = { 'team.ics': ics(['20260803', 'A. Kaya – vacation']) };

  test('are part of the export, with their titles', async () => {
    const { exported, site } = await calendar('country: TR\nvacations: team.ics\n', files);
    expect(exported.vacations).toEqual([
      { from: '2026-08-03', to: '2026-08-03', name: 'A. Kaya – vacation' },
    ]);
    expect(site.vacations).toEqual(exported.vacations);
  });

  test('count on the site alone, without their titles, where they are not to be published', async () => {
    const { exported, site } = await calendar(
      'country: TR\nvacations:\n  - { from: 2026-12-24, to: 2026-12-31 }\n  - { file: team.ics, publish: false }\n',
      files,
    );
    expect(exported.vacations).toEqual([{ from: '2026-12-24', to: '2026-12-31' }]);
    expect(site.vacations).toEqual([
      { from: '2026-08-03', to: '2026-08-03' },
      { from: '2026-12-24', to: '2026-12-31' },
    ]);
  });
});

describe('what cannot be used is an error at its line', () => {
  test.each<[string, string, string]>([
    ['a country without data', 'country: NP\n', 'the country "NP" are not known'],
    ['a code that ISO does not have', 'country: UK\n', 'Did you mean "GB"'],
    ['a country by its name', 'country: Germany\n', 'Did you mean "DE"?'],
    ['a region by its name', 'country: DE\nregion: Bavaria\n', 'Did you mean "BY"'],
    ['a region of a country that has none', 'country: TR\nregion: IZM\n', 'Leave the region out'],
    ['a file that is not there', 'country: TR\nvacations: away.ics\n', 'away.ics cannot be read'],
    [
      'a file that is no calendar',
      'country: TR\nholidays: bad.ics\n',
      'not a calendar in iCalendar format',
    ],
    ['a day that does not exist', 'country: TR\nworkingDays: [2026-02-30]\n', 'workingDays'],
    [
      'a day in both lists',
      'country: TR\nholidays: [2026-12-05]\nworkingDays: [2026-12-05]\n',
      'under both holidays and workingDays',
    ],
    ['something else', 'country: TR\nholidays: 7\n', 'expected a list of days'],
  ])('%s', async (_, yaml, message) => {
    const { config, diagnostics } = await read(yaml, { 'bad.ics': 'Monday off' });
    expect(config).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(found).toMatchObject({ path: 'journal.yaml', severity: 'error' });
    expect(found?.line).toBeGreaterThan(3);
    expect(`${found?.message} ${found?.note ?? ''}`).toContain(message);
  });
});

describe('a country that was not checked', () => {
  test('is a warning, until the owner says that he compared its days', async () => {
    const { diagnostics } = await read('country: AT\n');
    expect(diagnostics).toMatchObject([
      { code: 'holidays-unchecked', severity: 'warning', line: 4 },
    ]);
    expect((await read('country: AT\nholidaysChecked: 2027-12-31\n')).diagnostics).toEqual([]);
    expect((await read('country: TR\n')).diagnostics).toEqual([]);
  });

  test('is marked in the export, but for the days that the owner compared', async () => {
    expect((await calendar('country: AT\n')).exported.unchecked).toEqual([
      { from: '2025-01-01', to: '2028-12-31' },
    ]);
    const { exported } = await calendar('country: AT\nholidaysChecked: 2027-12-31\n');
    expect(exported.unchecked).toEqual([{ from: '2028-01-01', to: '2028-12-31' }]);
  });
});
