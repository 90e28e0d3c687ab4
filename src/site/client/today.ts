/** Answers the question of the home page, in the journal's time zone, and again each minute. */
import { describeDay } from '../../calendar/workingDay.ts';
import { type ZonedTime, zonedTime } from '../../calendar/zonedTime.ts';
import type { Calendar } from '../../rules/model.ts';
import {
  type Aspect,
  type CalendarRule,
  daysAhead,
  findingsAt,
  type RuleFinding,
  worst,
  worstFirst,
} from '../deployDays.ts';
import { ASPECT_WORDS, capital, dayItems, signal } from './dayItem.ts';
import { element } from './element.ts';

const WORKING_DAYS = 10;

const VERDICTS: Record<Aspect, string> = {
  go: 'The calendar says go',
  warn: 'Go, with a warning',
  hold: 'Hold',
  unknown: 'Hold: the calendar does not know',
};
const data = document.querySelector('#calendar-data')?.textContent;
if (data) {
  const { calendar, rules } = JSON.parse(data) as { calendar: Calendar; rules: CalendarRule[] };
  let shown = '';
  const refresh = () => {
    const now = zonedTime(Date.now(), calendar.timeZone);
    if (`${now.date} ${now.time}` === shown) return;
    shown = `${now.date} ${now.time}`;
    draw(calendar, rules, now);
  };
  refresh();
  document.querySelector('.waits')?.toggleAttribute('data-ready', true);
  setInterval(refresh, 5_000);
}

function draw(calendar: Calendar, rules: readonly CalendarRule[], now: ZonedTime): void {
  const everywhere = rules.filter(({ where }) => where === undefined);
  const today = findingsAt(everywhere, calendar, now);
  drawToday(calendar, today, now);
  const strip = document.querySelector<HTMLElement>('#days');
  if (strip) {
    strip.replaceChildren(...dayItems(daysAhead(now.date, WORKING_DAYS, everywhere, calendar)));
    strip.hidden = false;
  }
  const somewhere = rules.filter(({ where }) => where !== undefined);
  drawSomewhere(worstFirst(findingsAt(somewhere, calendar, now)));
  drawSince(now);
}

function drawToday(calendar: Calendar, today: readonly RuleFinding[], now: ZonedTime): void {
  const place = document.querySelector<HTMLElement>('#today');
  if (!place) return;
  const aspect = worst(today);
  const notGo = today.filter((finding) => finding.aspect !== 'go');
  place.dataset['aspect'] = aspect;
  place.replaceChildren(
    element('p', { class: 'today-verdict' }, signal(aspect), VERDICTS[aspect]),
    element(
      'p',
      { class: 'today-now' },
      `${describeDay(calendar, now.date)}. It is `,
      element('time', { datetime: now.time }, now.time),
      ` in ${calendar.timeZone}.`,
    ),
    ...(notGo.length > 0
      ? notGo.map(reason)
      : [
          element(
            'p',
            { class: 'today-reason' },
            today.length === 0
              ? 'No rule asks the calendar everywhere.'
              : `None of the ${today.length} calendar rules that apply everywhere holds it.`,
          ),
        ]),
  );
}

/** Why it is held: the rule, what the calendar found, and the incident that taught it. */
function reason({ rule, evidence }: RuleFinding): HTMLElement {
  const { incident } = rule;
  return element(
    'div',
    { class: 'today-reason' },
    element('p', { class: 'today-rule' }, element('a', { href: rule.url }, rule.text)),
    element('p', {}, `${capital(evidence)}.`, rule.because ? ` So, ${rule.because}` : ''),
    incident &&
      element(
        'p',
        { class: 'quiet' },
        'Learned on ',
        element('time', { datetime: incident.date }, incident.date),
        ': ',
        element('a', { href: incident.url }, incident.title),
      ),
  );
}

/** Rules that only some deploys are asked: the reader knows which one it is. */
function drawSomewhere(findings: readonly RuleFinding[]): void {
  const place = document.querySelector<HTMLElement>('#somewhere');
  if (!place || findings.length === 0) return;
  const items = findings.map(({ rule, aspect, evidence }) =>
    element(
      'li',
      { 'data-aspect': aspect },
      signal(aspect),
      element(
        'span',
        {},
        element('strong', {}, ASPECT_WORDS[aspect]),
        ` for ${rule.where}: `,
        element('a', { href: rule.url }, rule.text),
        aspect !== 'go' && element('span', { class: 'quiet' }, ` ${capital(evidence)}.`),
      ),
    ),
  );
  const held = findings.filter(({ aspect }) => aspect !== 'go').length;
  place.replaceChildren(
    element(
      'details',
      {},
      element('summary', {}, `Only for some deploys: ${held} of ${findings.length} hold now`),
      element('ul', { role: 'list' }, ...items),
    ),
  );
  place.hidden = false;
}

function drawSince(now: ZonedTime): void {
  const place = document.querySelector<HTMLElement>('#days-since');
  const day = place?.dataset['day'];
  if (!place || !day) return;
  const days = Math.round((Date.parse(now.date) - Date.parse(day)) / 86_400_000);
  if (days >= 0)
    place.textContent = days === 0 ? ', today' : days === 1 ? ', yesterday' : `, ${days} days ago`;
}
