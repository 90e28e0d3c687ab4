/** A day as the strip of days shows it. */
import { dayOfWeek } from '../../calendar/plainDate.ts';
import type { Aspect, DayFinding } from '../deployDays.ts';
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

/** One day: its name, its date, its aspect in shape and word. */
export function dayItem(day: DayFinding, index: number): HTMLElement {
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
