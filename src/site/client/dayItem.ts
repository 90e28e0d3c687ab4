/** The strip of days: today and the working days after it, and why one of them is held. */
import type { DayVerdict } from '../../decision/decideDay.ts';
import type { RuleFacts } from '../calendarRules.ts';
import type { DayFinding, DaysOff } from '../deployDays.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';
import { notesLang } from './notesLang.ts';
import { aspectOfVerdict, capital, signal } from './signal.ts';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(words.locale, { timeZone: 'UTC', ...options });
const SHORT_DAY = format({ day: 'numeric', month: 'short' });
const WEEKDAY = format({ weekday: 'short' });
const WHOLE_DAY = format({ weekday: 'long', day: 'numeric', month: 'long' });

/** `Monday 30 November`. */
export function wholeDay(day: string): string {
  return WHOLE_DAY.format(Date.parse(day));
}

/**
 * Fills the strip of days. A day that is not entirely go is a button, for touch and keyboard: it shows why below the strip.
 *
 * @param factsOf returns the facts of a rule.
 */
export function drawDays(
  strip: HTMLElement,
  why: HTMLElement,
  days: readonly (DayFinding | DaysOff)[],
  factsOf: (id: string) => RuleFacts | undefined,
): void {
  const open = why.dataset['day'];
  strip.replaceChildren(
    ...days.map((day, index) =>
      'from' in day ? offItem(day) : dayItem(day, index, (button) => toggle(button, day)),
    ),
  );
  why.hidden = true;
  // The strip is redrawn each minute: keep open what was open.
  strip.querySelector<HTMLElement>(`button[data-day="${open}"]`)?.click();

  function toggle(button: HTMLElement, day: DayFinding): void {
    const show = button.getAttribute('aria-expanded') !== 'true';
    for (const each of strip.querySelectorAll('button'))
      each.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-expanded', String(show));
    why.hidden = !show;
    why.dataset['day'] = show ? day.date : '';
    why.replaceChildren(
      element('p', { class: 'why-title' }, `${capital(wholeDay(day.date))}:`),
      element(
        'ul',
        { role: 'list' },
        ...day.verdicts.map((each) => reasonItem(each, factsOf(each.id))),
      ),
    );
  }
}

/** A rule that does not say go, in one line. */
export function reasonItem(verdict: DayVerdict, facts: RuleFacts | undefined): HTMLElement {
  const aspect = aspectOfVerdict(verdict.verdict);
  return element(
    'li',
    { 'data-aspect': aspect },
    signal(aspect),
    element(
      'span',
      {},
      element('strong', {}, words.dayStates[aspect]),
      facts?.where ? words.forWhere(facts.where) : ': ',
      element('a', { href: facts?.url, lang: notesLang }, verdict.text),
      aspect !== 'go' &&
        element('span', { class: 'quiet', lang: 'en' }, ` ${capital(verdict.evidence)}.`),
    ),
  );
}

/** Consecutive days off: there is nothing to decide, so they take little room. */
function offItem({ from, to }: DaysOff): HTMLElement {
  const text =
    from === to
      ? SHORT_DAY.format(Date.parse(from))
      : SHORT_DAY.formatRange(Date.parse(from), Date.parse(to));
  return element(
    'li',
    { class: 'days-off' },
    element('span', { class: 'day-state' }, from === to ? words.dayStates.off : words.daysOff),
    element('span', { class: 'day-date' }, text),
  );
}

/** One day: its name, its date, its aspect in shape and word. */
function dayItem(
  day: DayFinding,
  index: number,
  toggle: (button: HTMLElement) => void,
): HTMLElement {
  const idle = day.dayOff && day.aspect !== 'hold' && day.aspect !== 'unknown';
  const state = words.dayStates[idle ? 'off' : day.aspect];
  const content = [
    element(
      'span',
      { class: 'day-name' },
      index === 0 ? words.today : capital(WEEKDAY.format(Date.parse(day.date))),
    ),
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
        words.stateFrom(words.dayStates[day.change.aspect], day.change.from),
      ),
  ];
  const attributes = {
    class: 'day',
    'data-aspect': idle ? 'off' : day.aspect,
    'aria-current': index === 0 ? 'date' : undefined,
  };
  if (day.verdicts.length === 0) return element('li', attributes, ...content);
  const button = element(
    'button',
    {
      type: 'button',
      class: 'day-button',
      'aria-expanded': 'false',
      'aria-controls': 'day-why',
      'data-day': day.date,
    },
    ...content,
  );
  button.addEventListener('click', () => toggle(button));
  return element('li', attributes, button);
}
