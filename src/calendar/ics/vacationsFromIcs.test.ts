import { describe, expect, test } from 'vitest';
import { vacationsFromIcs } from './vacationsFromIcs.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

/** A calendar file of events, each given as its lines. */
function file(...events: string[][]): string {
  const lines = events.flatMap((event, index) => [
    'BEGIN:VEVENT',
    ...(event.some((line) => line.startsWith('UID:')) ? [] : [`UID:${index}@example.org`]),
    'DTSTAMP:20260101T000000Z',
    ...event,
    'END:VEVENT',
  ]);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    ...lines,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const read = (text: string, range = YEAR) =>
  vacationsFromIcs(text, 'Europe/Istanbul', range).map(({ from, to }) => `${from} ${to}`);

describe('one event', () => {
  test.each<[string, string[], string[]]>([
    [
      'all-day: the end is not included',
      ['DTSTART;VALUE=DATE:20260803', 'DTEND;VALUE=DATE:20260822'],
      ['2026-08-03 2026-08-21'],
    ],
    ['all-day without an end', ['DTSTART;VALUE=DATE:20260803'], ['2026-08-03 2026-08-03']],
    [
      'all-day with a duration',
      ['DTSTART;VALUE=DATE:20260803', 'DURATION:P1W'],
      ['2026-08-03 2026-08-09'],
    ],
    [
      'all-day with its end on its start, as some programs write',
      ['DTSTART;VALUE=DATE:20260803', 'DTEND;VALUE=DATE:20260803'],
      ['2026-08-03 2026-08-03'],
    ],
    [
      'a whole day in UTC, 03:00 to 03:00 in Istanbul',
      ['DTSTART:20260803T000000Z', 'DTEND:20260804T000000Z'],
      ['2026-08-03 2026-08-03'],
    ],
    [
      'a whole day in a zone that the file does not define',
      [
        'DTSTART;TZID=America/Los_Angeles:20260803T000000',
        'DTEND;TZID=America/Los_Angeles:20260804T000000',
      ],
      ['2026-08-03 2026-08-03'],
    ],
    [
      'a whole day in Tokyo ends at 18:00 in Istanbul',
      ['DTSTART;TZID=Asia/Tokyo:20260803T000000', 'DTEND;TZID=Asia/Tokyo:20260804T000000'],
      ['2026-08-03 2026-08-03'],
    ],
    [
      'a whole day in the zone of Exchange, whose name holds a colon without quotation marks',
      [
        'DTSTART;TZID=tzone://Microsoft/Utc:20260803T000000',
        'DTEND;TZID=tzone://Microsoft/Utc:20260804T000000',
      ],
      ['2026-08-03 2026-08-03'],
    ],
    [
      'office hours without a zone',
      ['DTSTART:20260803T090000', 'DTEND:20260805T170000'],
      ['2026-08-03 2026-08-05'],
    ],
    ['a lunch takes no day off', ['DTSTART:20260803T120000', 'DTEND:20260803T133000'], []],
    ['a morning takes no day off', ['DTSTART:20260803T080000', 'DTEND:20260803T120000'], []],
    [
      'cancelled',
      ['DTSTART;VALUE=DATE:20260803', 'DTEND;VALUE=DATE:20260822', 'STATUS:CANCELLED'],
      [],
    ],
    [
      'reaching into the range',
      ['DTSTART;VALUE=DATE:20251220', 'DTEND;VALUE=DATE:20260105'],
      ['2026-01-01 2026-01-04'],
    ],
    ['outside the range', ['DTSTART;VALUE=DATE:20250803', 'DTEND;VALUE=DATE:20250805'], []],
  ])('%s', (_what, lines, expected) => {
    expect(read(file(lines))).toEqual(expected);
  });

  test('its title is the name', () => {
    const text = file(
      ['SUMMARY:Summer\\, at sea', 'DTSTART;VALUE=DATE:20260803'],
      ['DTSTART;VALUE=DATE:20260901'],
    );
    expect(vacationsFromIcs(text, 'Europe/Istanbul', YEAR)).toEqual([
      { from: '2026-08-03', to: '2026-08-03', name: 'Summer, at sea' },
      { from: '2026-09-01', to: '2026-09-01' },
    ]);
  });
});

test('a zone that the file defines is taken from there', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Somewhere',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:-1000',
    'TZOFFSETTO:-1000',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');
  // Midnight there is 13:00 in Istanbul: the event covers the core hours of the next day only.
  const event = ['DTSTART;TZID=Somewhere:20260803T000000', 'DTEND;TZID=Somewhere:20260804T020000'];
  const text = file(event).replace('BEGIN:VEVENT', `${zone}\r\nBEGIN:VEVENT`);
  expect(read(text)).toEqual(['2026-08-04 2026-08-04']);
});

describe('repeated events', () => {
  const winter = ['DTSTART;VALUE=DATE:20201224', 'DTEND;VALUE=DATE:20201227', 'UID:winter'];

  test('without an end, cut off at the range', () => {
    expect(
      read(file([...winter, 'RRULE:FREQ=YEARLY']), { from: '2026-01-01', to: '2027-12-31' }),
    ).toEqual(['2026-12-24 2026-12-26', '2027-12-24 2027-12-26']);
  });

  test('with a count, an excluded day and an added day', () => {
    const monthly = [
      'DTSTART;VALUE=DATE:20260105',
      'RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=4',
      'EXDATE;VALUE=DATE:20260302',
      'RDATE;VALUE=DATE:20260310',
    ];
    expect(read(file(monthly)).map((days) => days.slice(0, 10))).toEqual([
      '2026-01-05',
      '2026-02-02',
      '2026-03-10',
      '2026-04-06',
    ]);
  });

  test('with one time moved and another cancelled', () => {
    const text = file(
      [...winter, 'RRULE:FREQ=YEARLY'],
      ['UID:winter', 'RECURRENCE-ID;VALUE=DATE:20261224', 'DTSTART;VALUE=DATE:20261228'],
      [
        'UID:winter',
        'RECURRENCE-ID;VALUE=DATE:20271224',
        'DTSTART;VALUE=DATE:20271224',
        'STATUS:CANCELLED',
      ],
      // An exception of another event does not touch this one.
      ['UID:other', 'RECURRENCE-ID;VALUE=DATE:20281224', 'DTSTART;VALUE=DATE:20280110'],
    );
    expect(read(text, { from: '2026-01-01', to: '2028-12-31' })).toEqual([
      '2026-12-28 2026-12-28',
      '2028-01-10 2028-01-10',
      '2028-12-24 2028-12-26',
    ]);
  });

  test('with hours, over a change of the clocks in its zone', () => {
    const weekly = [
      'DTSTART;TZID=Europe/Berlin:20260323T110000',
      'DTEND;TZID=Europe/Berlin:20260323T140000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    ];
    // 11:00 in Berlin is 13:00 in Istanbul in winter and 12:00 in summer.
    expect(read(file(weekly))).toEqual(['2026-03-30 2026-03-30']);
  });
});

describe('what cannot be read', () => {
  test.each<[string, string, string]>([
    ['no calendar', 'vacation in August', 'iCalendar format'],
    ['nothing', '', 'no VCALENDAR'],
    ['a contact', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD', 'no VCALENDAR'],
    [
      'an event without a start',
      file(['SUMMARY:Away']),
      'The event "Away" cannot be read: it has no start',
    ],
    [
      'an unknown zone',
      file(['DTSTART;TZID=Nowhere:20260803T090000', 'DTEND;TZID=Nowhere:20260803T170000']),
      '"Nowhere" is not a time zone',
    ],
    [
      'every second',
      file(['SUMMARY:Tick', 'DTSTART:20260101T000000Z', 'RRULE:FREQ=SECONDLY']),
      'The event "Tick" cannot be read: it repeats SECONDLY',
    ],
    ['a date that does not exist', file(['DTSTART;VALUE=DATE:20260230']), '2026-02-30'],
  ])('%s is a RangeError that says so', (_what, text, message) => {
    expect(() => read(text)).toThrow(RangeError);
    expect(() => read(text)).toThrow(message);
  });
});
