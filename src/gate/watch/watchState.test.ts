import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTelling, type Looked, step, type WatchEvent } from './watchState.ts';

const SETTINGS = { confirm: 2, remind: 60 * 60_000 };
const looked = (good: boolean): Looked => ({
  rule: 'health',
  text: 'Does it answer? Yes.',
  good,
  found: good ? 'answered 200' : 'answered 503',
  source: { title: 'The outage', url: 'https://journal.example/', path: 'incidents/a.md' },
  recovery: [],
});
const minute = (number: number) => new Date(Date.UTC(2026, 10, 26, 12, number));

/** What people are notified of in rounds a minute apart: `+` is good, `-` is not. */
function notified(rounds: string, arrives = (_: number) => true, at = minute): string[] {
  let state: ReturnType<typeof step>['next'] | undefined;
  return [...rounds].map((sign, number) => {
    const { next, event } = step(state, looked(sign === '+'), at(number), SETTINGS);
    state = event && arrives(number) ? afterTelling(next, event, at(number)) : next;
    return event?.kind ?? '';
  });
}

test.each([
  ['one failure alone is not reported', '+-+', ['', '', '']],
  ['two in a row are reported, and their end', '+--+', ['', '', 'failed', 'recovered']],
  [
    'the same failure is not reported twice',
    '-----+++',
    ['', 'failed', '', '', '', 'recovered', '', ''],
  ],
  ['a rule that fails from the start is reported', '--', ['', 'failed']],
])('%s', (_, rounds, expected) => {
  expect(notified(rounds)).toEqual(expected);
});

test('people are reminded every so often, and a clock that is set back reminds nobody', () => {
  const hours = (number: number) => new Date(Date.UTC(2026, 10, 26, number));
  expect(notified('----', undefined, hours)).toEqual([
    '',
    'failed',
    'still-failing',
    'still-failing',
  ]);
  const back = (number: number) => new Date(Date.UTC(2026, 10, 26, 12 - number));
  expect(notified('----', undefined, back)).toEqual(['', 'failed', '', '']);
});

test('after a clock that was a year ahead is right again, reminders go on', () => {
  const years = (number: number) =>
    new Date(Date.UTC(number < 2 ? 2027 : 2026, 10, 26, 12, 30 * number));
  expect(notified('------', undefined, years)).toEqual(['', 'failed', '', '', 'still-failing', '']);
});

test('what did not arrive is sent again in the next round', () => {
  expect(notified('-----', (number) => number > 2)).toEqual(['', 'failed', 'failed', 'failed', '']);
  expect(notified('--+++', (number) => number !== 2)).toEqual([
    '',
    'failed',
    'recovered',
    'recovered',
    '',
  ]);
});

test('an outage of which nobody could be notified is reported when it is over, with its times', () => {
  expect(notified('--++-+', (number) => number > 2)).toEqual([
    '',
    'failed',
    'recovered',
    'recovered',
    '',
    '',
  ]);
  const outages: WatchEvent[] = [];
  let state: ReturnType<typeof step>['next'] | undefined;
  [...'+--+'].forEach((sign, number) => {
    const { next, event } = step(state, looked(sign === '+'), minute(number), SETTINGS);
    state = next;
    if (event) outages.push(event);
  });
  expect(outages.at(-1)).toMatchObject({
    kind: 'recovered',
    began: minute(1).toISOString(),
    noticed: minute(2).toISOString(),
    restored: minute(3).toISOString(),
  });
});

test('an outage begins with its first failure, is noticed when it is confirmed, and ends', () => {
  let state: ReturnType<typeof step>['next'] | undefined;
  const events: WatchEvent[] = [];
  [...'+--+'].forEach((sign, number) => {
    const { next, event } = step(state, looked(sign === '+'), minute(number), SETTINGS);
    state = event ? afterTelling(next, event, minute(number)) : next;
    if (event) events.push(event);
  });
  expect(events[0]).toMatchObject({
    began: minute(1).toISOString(),
    noticed: minute(2).toISOString(),
  });
  expect(events[0]?.before).toBe('answered 200');
  expect(events[1]).toMatchObject({
    began: minute(1).toISOString(),
    restored: minute(3).toISOString(),
  });
});

test('whatever happens, a failure is reported once, and only a reported failure can end', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (rounds) => {
      const kinds = notified(rounds.map((good) => (good ? '+' : '-')).join('')).filter(
        (kind) => kind === 'failed' || kind === 'recovered',
      );
      kinds.forEach((kind, at) => {
        expect(kind).toBe(at % 2 === 0 ? 'failed' : 'recovered');
      });
    }),
  );
});

test('a rule with for= has to fail, and to be good again, for that long', () => {
  let state: ReturnType<typeof step>['next'] | undefined;
  const rounds = [...'--+----+-+++++'].map((sign, number) => {
    const holds = 3 * 60_000;
    const { next, event } = step(
      state,
      { ...looked(sign === '+'), holds },
      minute(number),
      SETTINGS,
    );
    state = event ? afterTelling(next, event, minute(number)) : next;
    return event && { kind: event.kind, began: event.began, restored: event.restored, at: number };
  });
  expect(rounds.filter(Boolean)).toEqual([
    { kind: 'failed', began: minute(3).toISOString(), restored: undefined, at: 6 },
    {
      ...{ kind: 'recovered', began: minute(3).toISOString(), at: 12 },
      restored: minute(9).toISOString(),
    },
  ]);
});

test('a clock that is set back only begins the time of for= again', () => {
  const holds = 60_000;
  const bad = { ...looked(false), holds };
  const first = step(undefined, bad, minute(50), SETTINGS);
  const back = step(first.next, bad, minute(10), SETTINGS);
  expect(back.event).toBeUndefined();
  expect(step(back.next, bad, minute(11), SETTINGS).event?.kind).toBe('failed');
});
