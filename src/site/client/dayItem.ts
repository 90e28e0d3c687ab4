/** A day as the strip of days shows it. */
import { dayOfWeek } from '../../calendar/plainDate.ts';
import type { Aspect, DayFinding, DaysOff } from '../deployDays.ts';
import { element } from './element.ts';

const SHORT_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** An aspect in one word. */
export const ASPECT_WORDS: Record<Aspect, string> = {
  go: 'go',
  warn: 'warns',
  hold: 'hold',
  unknown: 'unknown',
};

/** Today and the days after it, as the items of a strip. */
export function dayItems(days: readonly (DayFinding | DaysOff)[]): HTMLElement[] {
  return days.map((day, index) => ('from' in day ? offItem(day) : dayItem(day, index)));
}

/** Days off in a row: nothing to decide, so they take little room. */
function offItem({ from, to }: DaysOff): HTMLElement {
  const date = (day: string) =>
    element('time', { class: 'day-date', datetime: day }, SHORT_DAY.format(Date.parse(day)));
  return element(
    'li',
    { class: 'days-off' },
    element('span', { class: 'day-state' }, from === to ? 'day off' : 'days off'),
    date(from),
    from !== to && date(to),
  );
}

/** One day: its name, its date, its aspect in shape and word. */
function dayItem(day: DayFinding, index: number): HTMLElement {
  const weekday = capital(dayOfWeek(day.date).slice(0, 3));
  const idle = day.dayOff && day.aspect === 'go';
  const state = idle ? 'day off' : ASPECT_WORDS[day.aspect];
  const why = day.findings.map(({ rule }) => rule.text).join(' ');
  return element(
    'li',
    {
      class: 'day',
      'data-aspect': idle ? 'off' : day.aspect,
      'aria-current': index === 0 ? 'date' : undefined,
      title: why || undefined,
    },
    element('span', { class: 'day-name' }, index === 0 ? 'Today' : weekday),
    element(
      'time',
      { class: 'day-date', datetime: day.date },
      SHORT_DAY.format(Date.parse(day.date)),
    ),
    signal(idle ? 'none' : day.aspect),
    element('span', { class: 'day-state' }, state),
    day.change &&
      element(
        'span',
        { class: 'day-change' },
        `${ASPECT_WORDS[day.change.aspect]} from ${day.change.from}`,
      ),
  );
}

/** The semaphore that `Signal.astro` draws on the server. */
export function signal(aspect: Aspect | 'none'): HTMLElement {
  return element('span', { class: 'signal', 'data-aspect': aspect, 'aria-hidden': 'true' });
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
