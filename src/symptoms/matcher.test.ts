import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from './buildIndex.ts';
import { Matcher, match } from './matcher.ts';
import { openIndex } from './openIndex.ts';
import type { IncidentSymptoms } from './types.ts';

function incident(id: string, ...logs: string[]): IncidentSymptoms {
  const symptoms = logs.map((text) => ({ text, line: 1 }));
  return { id, title: `About ${id}`, date: '2019-06-24', symptoms };
}

const UWSGI = `
Jun 24 10:20:11 web-1 uwsgi[2187]: DAMN ! worker 1 (pid: 21874) died :( trying respawn ...
Jun 24 10:20:11 web-1 uwsgi[2187]: !!! uWSGI process 21911 got Segmentation Fault !!!
Jun 24 10:20:11 web-1 uwsgi[2187]: /usr/lib/x86_64-linux-gnu/libssl.so.1.1(SSL_new+0x3f1) [0x7f2b66d2a5b1]`;
const POSTGRES = `
2021-03-04 01:02:03.004 UTC [77] shop@shop ERROR:  could not extend file "base/16384/25": No space left on device
2021-03-04 01:02:03.004 UTC [77] shop@shop HINT:  Check free disk space.
2021-03-04 01:02:04.004 UTC [78] shop@shop ERROR:  deadlock detected while updating invoices_archive`;
const KAFKA = `
[2022-01-01 00:00:01,123] ERROR Shutdown broker because all log dirs in /var/lib/kafka have failed (kafka.log.LogManager)`;
const JOURNAL = [
  incident('uwsgi', UWSGI),
  incident('postgres', POSTGRES),
  incident('kafka', KAFKA),
];
const index = openIndex(buildIndex(JOURNAL));
const ids = (text: string) => {
  const { seen, matches } = match(text, index);
  return seen ? matches.map(({ id }) => id) : [];
};

/** The same failure years later, on another machine, with other numbers, another prefix, and other lines around it. */
const AGAIN = `
2026-11-24T09:00:01+0300 gandalf systemd[1]: Started Session 1234 of user deploy.
2026-11-24T09:00:02+0300 gandalf uwsgi[99]: spawned uWSGI worker 7 (pid: 1001, cores: 1)
2026-11-24T09:00:03+0300 gandalf uwsgi[99]: !!! uWSGI process 1001 got Segmentation Fault !!!
2026-11-24T09:00:03+0300 gandalf uwsgi[99]: /usr/lib/aarch64-linux-gnu/libssl.so.3(SSL_new+0x2c) [0xffff8a2b11c4]
2026-11-24T09:00:04+0300 gandalf uwsgi[99]: DAMN ! worker 7 (pid: 1001) died :( trying respawn ...`;

describe('a log that the journal knows', () => {
  test('is found again, with the lines that say so', () => {
    const { seen, matches, newProbability } = match(AGAIN, index);
    const [best] = matches;
    expect([seen, best?.id]).toEqual([true, 'uwsgi']);
    expect(best?.probability).toBeGreaterThan(0.9);
    expect(newProbability).toBeCloseTo(1 - (best?.probability ?? 0));
    expect(best?.lines.map(({ line }) => line).sort()).toEqual([4, 5, 6]);
    const fault = best?.lines.find(({ line }) => line === 4);
    expect(fault?.normalised).toBe('uWSGI process ‹number› got Segmentation Fault');
    expect(AGAIN.slice(fault?.start, fault?.end)).toContain('Segmentation Fault');
  });

  test('is found in one line of it', () => {
    expect(
      ids(
        'kafka-1 | [2026-02-02 10:00:00,001] ERROR Shutdown broker because all log dirs in /var/lib/kafka have failed (kafka.log.LogManager)',
      ),
    ).toEqual(['kafka']);
  });

  test('is found together with another one in the same paste', () => {
    expect(ids(`${AGAIN}\n${POSTGRES}`).sort()).toEqual(['postgres', 'uwsgi']);
  });

  test('is found even if it comes in pieces', () => {
    const matcher = new Matcher(index);
    for (const line of AGAIN.split('\n')) matcher.add(`${line}\n`);
    const [whole] = match(AGAIN, index).matches;
    const [pieces] = matcher.result().matches;
    expect(pieces?.id).toBe(whole?.id);
    expect(pieces?.lines.map(({ line }) => line).sort()).toEqual([4, 5, 6]);
  });

  test('is found at its place far down in megabytes of other text', () => {
    const noise = Array.from(
      { length: 20_000 },
      (_, at) => `10.0.0.${at % 250} - - "GET /item/${at} HTTP/1.1" 200 ${at}`,
    ).join('\n');
    const text = `${noise}${AGAIN}\n${noise}`;
    const [best] = match(text, index).matches;
    expect(best?.id).toBe('uwsgi');
    const fault = best?.lines.find(({ normalised }) => normalised.includes('Segmentation'));
    expect(text.slice(fault?.start, fault?.end)).toBe(AGAIN.split('\n')[3]);
    expect(fault?.line).toBe(20_000 + 3);
  });
});

describe('a log that is new', () => {
  test.each([
    ['nothing', ''],
    ['prose', 'We met on Monday and talked about the release.\nNobody was late.'],
    ['another failure of the same program', '!!! uWSGI process 12 could not bind to port 80 !!!'],
    [
      'other words of the same kinds',
      '2026-01-01 01:02:03 ERROR could not open file "a.txt"\n2026-01-01 01:02:03 ERROR disk failed',
    ],
    ['signs without words', '---\n***\n{}{}{}\n12 34 56'],
  ])('%s is not seen', (_, text) => {
    const { seen, newProbability } = match(text, index);
    expect(seen).toBe(false);
    expect(newProbability).toBeGreaterThan(0.5);
  });
});

test('a line that many incidents share says little', () => {
  const shared = 'ERROR request failed while calling billing';
  const many = Array.from({ length: 30 }, (_, at) =>
    incident(
      `i${at}`,
      `${shared}\nERROR table ${'abcdefghijklmnopqrstuvwxyzäöüß'[at]}orders_x is gone`,
    ),
  );
  const open = openIndex(
    buildIndex([...many, incident('own', `${shared}\nFATAL cannot map the queue segment`)]),
  );
  expect(match(shared, open).seen).toBe(false);
  const found = match(`${shared}\nFATAL cannot map the queue segment`, open);
  expect(found.matches[0]?.id).toBe('own');
  const [own, common] = found.matches[0]?.lines ?? [];
  expect(own?.normalised).toBe('cannot map the queue segment');
  expect(common?.weight ?? 0).toBeLessThan((own?.weight ?? 0) / 2);
});

describe('how much a line tells', () => {
  const disk = 'could not extend the ledger_file, no space left';
  const open = openIndex(buildIndex([incident('disk', `ERROR ${disk}`)]));
  const weight = (text: string) => match(text, open).matches[0]?.lines[0]?.weight ?? 0;

  test('less if its level is routine', () => {
    expect(weight(`INFO ${disk}`)).toBeLessThan(weight(`ERROR ${disk}`) / 2);
    expect(weight(`{"level":"info","msg":"${disk}"}`)).toBeLessThan(weight(disk) / 2);
  });

  test('less among many different error lines, as one of many may be there by chance', () => {
    const words = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => letter.repeat(5));
    const others = words.map((word) => `ERROR ${word} failed`);
    expect(weight([...others, `ERROR ${disk}`].join('\n'))).toBeLessThan(weight(disk) - 1);
    const quiet = words.map((word) => `INFO ${word} served`);
    expect(weight([...quiet, `ERROR ${disk}`].join('\n'))).toBeGreaterThan(weight(disk) - 1);
  });

  test('less if the program repeats the same message about many things', () => {
    const others = [...'abcdefgh'].map((name) => `ERROR could not extend the ${name.repeat(5)}`);
    const unlike = [...'abcdefgh'].map((name) => `ERROR ${name.repeat(5)} could not extend it`);
    expect(weight([...others, `ERROR ${disk}`].join('\n'))).toBeLessThan(
      weight([...unlike, `ERROR ${disk}`].join('\n')) - 1,
    );
  });

  test('more if its words rarely occur together', () => {
    const template = 'FATAL flux capacitor overheated twice near';
    const many = [...'abcdefghijkl'].flatMap((letter) => [
      incident(`t${letter}`, `${template} ${letter.repeat(6)}`),
      incident(`u${letter}`, `FATAL tungsten ${letter.repeat(7)}`),
      incident(`v${letter}`, `FATAL gearbox ${letter.repeat(8)}`),
      incident(`w${letter}`, `FATAL whistled ${letter.repeat(9)}`),
    ]);
    const own = [
      incident('one', `${template} zzzzzz`),
      incident('two', 'FATAL tungsten gearbox whistled yyyyyy'),
    ];
    const among = openIndex(buildIndex([...many, ...own]));
    const best = (text: string) => match(text, among).matches[0];
    expect(best(`${template} zzzzzz`)?.id).toBe('one');
    expect(best('FATAL tungsten gearbox whistled yyyyyy')?.lines[0]?.weight).toBeGreaterThan(
      (best(`${template} zzzzzz`)?.lines[0]?.weight ?? 0) + 1,
    );
  });

  test('a line that is cut in the middle of its words is still recognised', () => {
    const whole = 'FATAL capacitor of the northern pumping station overheated during calibration';
    const pump = openIndex(buildIndex([incident('pump', whole), ...JOURNAL]));
    const { seen, matches } = match(whole.slice(9, -8), pump);
    expect([seen, matches[0]?.id]).toEqual([true, 'pump']);
  });
});

describe('a line whose end is cut', () => {
  const cut = openIndex(
    buildIndex([
      incident('one', 'the plan of invoices_archive was lost'),
      incident('two', 'the plan of receipts_archive was lost'),
      incident('three', '\tat shop.Orders.placeInvoices(Orders.java:12)'),
    ]),
  );

  test.each([
    ['a word', 'the plan of rece', 'two'],
    ['a frame of a stack', '\tat shop.Orders.placeInvoices(Ord', 'three'],
    ['a function in a frame', '\tat shop.Orders.placeInv', 'three'],
  ])('in the middle of %s is recognised by what is left of it', (_, text, id) => {
    expect(match(text, cut).matches.map((found) => found.id)).toEqual([id]);
  });
});

test('a line in another language is recognised by the names in it', () => {
  const english = 'django.db.utils.OperationalError: column invoices_archive.weight does not exist';
  const german = 'django.db.utils.OperationalError: Spalte invoices_archive.weight existiert nicht';
  const column = openIndex(buildIndex([incident('column', english), incident('uwsgi', UWSGI)]));
  expect(match(german, column).matches.map(({ id }) => id)).toEqual(['column']);
});

test('if the same lines speak for two incidents, both are named, and neither is certain', () => {
  const twice = [incident('first', KAFKA), incident('second', KAFKA), incident('other', UWSGI)];
  const { seen, matches, newProbability } = match(KAFKA, openIndex(buildIndex(twice)));
  expect([seen, matches.map(({ id }) => id).sort()]).toEqual([true, ['first', 'second']]);
  expect(Math.max(...matches.map(({ probability }) => probability))).toBeLessThan(0.75);
  expect(newProbability).toBeLessThan(0.5);
});

test('returns at most as many matches as requested', () => {
  const text = `${AGAIN}\n${POSTGRES}\n${KAFKA}`;
  expect(match(text, index, { top: 2 }).matches).toHaveLength(2);
  expect(match(text, index).matches).toHaveLength(3);
});

describe('the index', () => {
  test('names an incident as its note does, in whatever order the incidents come', () => {
    const built = buildIndex(JOURNAL.toReversed());
    expect(built).toEqual(buildIndex(JOURNAL));
    expect(openIndex(built).incidents[2]).toEqual({
      id: 'uwsgi',
      title: 'About uwsgi',
      date: '2019-06-24',
    });
  });

  test('is the same for the same incidents, and leaves out those without symptoms', () => {
    const built = buildIndex([...JOURNAL, incident('silent')]);
    expect(built).toEqual(buildIndex([...JOURNAL, incident('mute', '--- 12 ---')]));
    expect(openIndex(built).incidents.map(({ id }) => id)).toEqual(['kafka', 'postgres', 'uwsgi']);
  });

  test('of another version is refused', () => {
    const later = { ...buildIndex(JOURNAL), version: 2 as 1 };
    expect(() => openIndex(later)).toThrow('another version');
  });

  test('of an empty journal finds nothing', () => {
    expect(match(AGAIN, openIndex(buildIndex([])))).toMatchObject({ seen: false, matches: [] });
  });

  test('accepts any text, in an incident and as a log to match', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (logs, paste) => {
        const open = openIndex(
          JSON.parse(JSON.stringify(buildIndex(logs.map((log, at) => incident(`i${at}`, log))))),
        );
        for (const { probability } of match(paste, open).matches) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a line that every crash prints finds its incident if it is quoted alone, and not among lines that are new', () => {
  const crash = '!!! uWSGI process 12 got Segmentation Fault !!!';
  const others = Array.from({ length: 30 }, (_, at) =>
    incident(`other-${at}`, `ERROR shop.task${at} failed to rebuild shelf${at}`),
  );
  const story = incident('two-libssl', crash, 'ERROR psycopg2 brought its own libssl');
  const journal = openIndex(buildIndex([story, ...others]));
  const again = crash.replace('12', '4711');
  expect(match(again, journal).matches.map(({ id }) => id)).toEqual(['two-libssl']);
  const news = 'ERROR the lens of the telescope is fogged\nERROR no dry air left in the dome\n';
  expect(match(`${news}${again}\n${news}`, journal).seen).toBe(false);
});
