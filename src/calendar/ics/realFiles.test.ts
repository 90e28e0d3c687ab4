/** Calendar files in the shape that real programs write, and what they mean. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vacationsFromIcs } from './vacationsFromIcs.ts';

const RANGE = { from: '2026-01-01', to: '2027-12-31' };

const read = (text: string, timeZone = 'Europe/Berlin') =>
  vacationsFromIcs(text, timeZone, RANGE).map(({ from, to }) =>
    from === to ? from : `${from}…${to}`,
  );

const fixture = (name: string) =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

test.each<[string, string[]]>([
  [
    'google.ics',
    // One Monday taken out, one moved to Tuesday, one training taken out.
    [
      '2026-01-05',
      '2026-01-12',
      '2026-01-26',
      '2026-02-03',
      '2026-03-10',
      '2026-03-24',
      '2026-08-03…2026-08-21',
    ],
  ],
  [
    'exchange.ics',
    // Two days taken out by a time in the zone of the calendar, one moved by such a time.
    ['2026-06-22', '2026-06-23', '2026-06-27', '2026-06-29', '2026-09-07…2026-09-09'],
  ],
  ['outlook.ics', ['2026-04-13…2026-04-17', '2026-10-05…2026-10-07', '2026-10-19…2026-10-21']],
  ['apple.ics', ['2026-05-15', '2026-12-24…2026-12-26', '2027-12-27…2027-12-31']],
  ['nextcloud.ics', ['2026-07-06…2026-07-17', '2026-11-02', '2026-11-03', '2026-11-06']],
  [
    'hr-tool.ics',
    ['2026-05-25…2026-05-29', '2026-06-01', '2026-06-04', '2026-06-05', '2026-06-15…2026-06-16'],
  ],
])('%s has the days off %j', (name, expected) => {
  expect(read(fixture(name))).toEqual(expected);
});

test.each(['google.ics', 'exchange.ics', 'hr-tool.ics'])(
  '%s says the same with other line ends and an empty line in it',
  (name) => {
    const text = fixture(name).replaceAll('\r\n', '\n');
    const forms = [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `${text}\n\n`];
    for (const form of forms) expect(read(form)).toEqual(read(text));
  },
);

/** A calendar of components, each given as its lines. */
function calendar(...lines: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    ...lines,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function event(...lines: string[]): string {
  return ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
}

const WEEK = [
  'DTSTART;VALUE=DATE:20260216',
  'DTEND;VALUE=DATE:20260217',
  'RRULE:FREQ=DAILY;COUNT=5',
];
const ALL_DAYS = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'];
const without = (...days: string[]) => ALL_DAYS.filter((day) => !days.includes(day));

describe('a day taken out of an all-day series', () => {
  test.each<[string, string]>([
    ['as a day', 'EXDATE;VALUE=DATE:20260219'],
    ['as a day that does not say so', 'EXDATE:20260219'],
    [
      'as midnight in a zone by its Windows name',
      'EXDATE;TZID=W. Europe Standard Time:20260219T000000',
    ],
    ['as midnight without a zone', 'EXDATE:20260219T000000'],
    ['as midnight in Berlin, given in UTC', 'EXDATE:20260218T230000Z'],
    ['as the day at midnight in UTC', 'EXDATE:20260219T000000Z'],
    [
      'with a path in front of the zone',
      'EXDATE;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260219T000000',
    ],
  ])('%s', (_, exdate) => {
    expect(read(calendar(event(...WEEK, exdate)))).toEqual(without('2026-02-19'));
  });

  test('several in a list', () => {
    const lists = [
      'EXDATE:20260217,20260219',
      'EXDATE;TZID=Europe/Berlin:20260217T000000,20260219T000000',
    ];
    for (const list of lists) {
      expect(read(calendar(event(...WEEK, list)))).toEqual(without('2026-02-17', '2026-02-19'));
    }
  });

  test.each<[string, string[], string[]]>([
    [
      'moved by a day',
      ['RECURRENCE-ID;VALUE=DATE:20260219', 'DTSTART;VALUE=DATE:20260223'],
      ['2026-02-23'],
    ],
    [
      'moved by a time in the zone of the calendar',
      ['RECURRENCE-ID;TZID=W. Europe Standard Time:20260219T000000', 'DTSTART;VALUE=DATE:20260223'],
      ['2026-02-23'],
    ],
    [
      'cancelled by a time in UTC',
      ['RECURRENCE-ID:20260218T230000Z', 'DTSTART;VALUE=DATE:20260219', 'STATUS:CANCELLED'],
      [],
    ],
  ])('%s', (_, exception, added) => {
    const text = calendar(event(...WEEK), event(...exception));
    expect(read(text)).toEqual([...without('2026-02-19'), ...added]);
  });

  test('all later days with it', () => {
    const cancelled = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260218',
      'DTSTART;VALUE=DATE:20260218',
      'STATUS:CANCELLED',
    );
    expect(read(calendar(event(...WEEK), cancelled))).toEqual(['2026-02-16', '2026-02-17']);
  });
});

describe('a time taken out of a series with hours is compared by instant', () => {
  const daily = [
    'DTSTART;TZID=Europe/Berlin:20260216T090000',
    'DTEND;TZID=Europe/Berlin:20260216T170000',
    'RRULE:FREQ=DAILY;COUNT=5',
  ];
  test.each<[string, string, string[]]>([
    ['in its own zone', 'EXDATE;TZID=Europe/Berlin:20260219T090000', without('2026-02-19')],
    ['in another zone', 'EXDATE;TZID=America/New_York:20260219T030000', without('2026-02-19')],
    ['in UTC', 'EXDATE:20260219T080000Z', without('2026-02-19')],
    ['without a zone', 'EXDATE:20260219T090000', without('2026-02-19')],
    ['the whole day', 'EXDATE;VALUE=DATE:20260219', without('2026-02-19')],
    ['another time of the day', 'EXDATE;TZID=Europe/Berlin:20260219T100000', ALL_DAYS],
  ])('%s', (_, exdate, expected) => {
    // Istanbul is two hours ahead: no day may be taken for the next one.
    expect(read(calendar(event(...daily, exdate)), 'Europe/Istanbul')).toEqual(expected);
  });
});

describe('the first day of an event always counts', () => {
  test.each<[string, string[], string[]]>([
    ['beside an added day', ['RDATE;VALUE=DATE:20260515'], ['2026-02-18', '2026-05-15']],
    [
      'beside a list of days',
      ['RDATE:20260515,20260518'],
      ['2026-02-18', '2026-05-15', '2026-05-18'],
    ],
    [
      'beside a period',
      ['RDATE;VALUE=PERIOD:20260514T220000Z/20260515T220000Z'],
      ['2026-02-18', '2026-05-15'],
    ],
    [
      'beside a period with a length',
      ['RDATE;VALUE=PERIOD:20260514T220000Z/P2D'],
      ['2026-02-18', '2026-05-15…2026-05-16'],
    ],
    [
      'beside a rule that does not take it',
      ['RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2'],
      ['2026-02-18', '2026-02-20', '2026-02-27'],
    ],
    [
      'unless it is taken out',
      ['RDATE;VALUE=DATE:20260515', 'EXDATE;VALUE=DATE:20260218'],
      ['2026-05-15'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(
      read(calendar(event('DTSTART;VALUE=DATE:20260218', 'DTEND;VALUE=DATE:20260219', ...lines))),
    ).toEqual(expected);
  });
});

describe('cancellations', () => {
  const away = ['DTSTART;VALUE=DATE:20260216', 'DTEND;VALUE=DATE:20260218'];

  test('a calendar that cancels (METHOD:CANCEL) states no day off', () => {
    expect(read(calendar('METHOD:CANCEL', event(...away)))).toEqual([]);
  });

  test('a second calendar of the file cancels an event of the first', () => {
    const both =
      calendar(event(...away, 'SEQUENCE:1')) +
      calendar('METHOD:CANCEL', event(...away, 'SEQUENCE:2'));
    expect(read(both)).toEqual([]);
  });

  test('an event that was stated again after its cancellation holds', () => {
    const both =
      calendar('METHOD:CANCEL', event(...away, 'SEQUENCE:1')) +
      calendar(event(...away, 'SEQUENCE:2'));
    expect(read(both)).toEqual(['2026-02-16…2026-02-17']);
  });

  test('a later version of an event takes the place of the earlier one', () => {
    const moved = event('DTSTART;VALUE=DATE:20260302', 'SEQUENCE:3');
    expect(read(calendar(event(...away, 'SEQUENCE:2'), moved))).toEqual(['2026-03-02']);
  });

  test('one UID for all events, as broken programs write, loses none of them', () => {
    expect(read(calendar(event(...away), event('DTSTART;VALUE=DATE:20260302')))).toEqual([
      '2026-02-16…2026-02-17',
      '2026-03-02',
    ]);
  });

  test('a cancelled occurrence (METHOD:CANCEL with RECURRENCE-ID) leaves the others', () => {
    const both =
      calendar(event(...WEEK)) +
      calendar('METHOD:CANCEL', event('RECURRENCE-ID;VALUE=DATE:20260217', 'SEQUENCE:1'));
    expect(read(both)).toEqual(without('2026-02-17'));
  });
});

describe('zones', () => {
  test('a Windows name that the file does not define', () => {
    const text = calendar(
      event(
        'DTSTART;TZID=Tokyo Standard Time:20260804T080000',
        'DTEND;TZID=Tokyo Standard Time:20260804T170000',
      ),
    );
    expect(read(text)).toEqual([]);
    expect(read(text, 'Asia/Tokyo')).toEqual(['2026-08-04']);
  });

  test('an all-day event of Outlook with times keeps its own days, wherever the calendar is', () => {
    const text = calendar(
      event(
        'DTSTART;TZID=New Zealand Standard Time:20260216T000000',
        'DTEND;TZID=New Zealand Standard Time:20260218T000000',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ),
    );
    expect(read(text)).toEqual(['2026-02-16…2026-02-17']);
  });
});

describe('a file that states no vacations says what it is', () => {
  test.each<[string, string, string]>([
    [
      'free and busy times',
      calendar('BEGIN:VFREEBUSY', 'FREEBUSY:20260101T000000Z/PT1H', 'END:VFREEBUSY'),
      'only free and busy times (VFREEBUSY)',
    ],
    ['tasks', calendar('BEGIN:VTODO', 'UID:1', 'SUMMARY:x', 'END:VTODO'), 'no events, only VTODO'],
    [
      'an answer to an invitation',
      calendar('METHOD:REPLY', event('DTSTART:20260101')),
      'METHOD:REPLY',
    ],
    ['a login page', '<!doctype html><title>Sign in</title>', 'The file is a web page'],
    [
      'half a download',
      calendar(event('DTSTART:20260101')).slice(0, 120),
      'not a calendar in iCalendar format',
    ],
    [
      'a start that is no date',
      calendar(event('SUMMARY:Away', 'DTSTART:tomorrow')),
      'The event "Away" cannot be read',
    ],
    [
      'a rule that makes no sense',
      calendar(event('DTSTART:20260101', 'RRULE:FREQ=FORTNIGHTLY')),
      'FORTNIGHTLY',
    ],
    [
      'a zone without an offset',
      calendar(
        'BEGIN:VTIMEZONE',
        'TZID:Here',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        'END:STANDARD',
        'END:VTIMEZONE',
        event('DTSTART;TZID=Here:20260101T000000'),
      ),
      'no offset from UTC',
    ],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(RangeError);
    expect(() => read(text)).toThrow(message);
  });

  test('a calendar without any event has no vacations yet', () => {
    expect(read(calendar())).toEqual([]);
  });
});

test('a file of rules that never match, or repeat for ever, ends', () => {
  const rules = [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;COUNT=4000000000;BYMONTH=2;BYMONTHDAY=30',
  ];
  const events = rules.map((rule, index) =>
    event('DTSTART;VALUE=DATE:19000105', `RRULE:${rule}`).replace('UID:1', `UID:${index}`),
  );
  expect(read(calendar(...events))).toEqual([]);
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Here',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  const inZone = event('DTSTART;TZID=Here:20260216T000000', 'DTEND;TZID=Here:20260217T000000');
  expect(read(calendar(...zone, inZone))).toEqual(['2026-02-16']);
});
