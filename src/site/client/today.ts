/** Answers the question of the home page, in the journal's time zone, and again each minute. */
import { halfHolidayOn } from '../../calendar/holiday.ts';
import { dayOff, isWorkingTime } from '../../calendar/workingDay.ts';
import { type ZonedTime, zonedTime } from '../../calendar/zonedTime.ts';
import {
  type CalendarRule,
  type DayDecision,
  type DayVerdict,
  decideDay,
} from '../../decision/decideDay.ts';
import type { Calendar } from '../../rules/model.ts';
import type { RuleFacts } from '../calendarRules.ts';
import { daysAhead, nextGo } from '../deployDays.ts';
import * as words from '../language/words.ts';
import { drawDays, reasonItem, wholeDay } from './dayItem.ts';
import { element } from './element.ts';
import { notesLang } from './notesLang.ts';
import { markOverdue } from './overdue.ts';
import { capital, signal } from './signal.ts';

const WORKING_DAYS = 10;

/** The data that the build wrote into the page. */
interface PageData {
  calendar: Calendar;
  rules: CalendarRule[];
  /** By rule id. */
  facts: Record<string, RuleFacts>;
  /** How many rules can be asked before a deploy, in total. */
  asked: number;
}

type State = keyof typeof words.dayVerdicts;

const text = document.querySelector('#calendar-data')?.textContent;
if (text) {
  const data = JSON.parse(text) as PageData;
  let shown = '';
  const refresh = () => {
    const now = zonedTime(Date.now(), data.calendar.timeZone);
    if (`${now.date} ${now.time}` === shown) return;
    shown = `${now.date} ${now.time}`;
    draw(data, now);
  };
  refresh();
  document.querySelector('.waits')?.toggleAttribute('data-ready', true);
  setInterval(refresh, 5_000);
}

function draw(data: PageData, now: ZonedTime): void {
  const { calendar, rules, facts } = data;
  const decision = decideDay(rules, calendar, now);
  drawToday(data, decision, now);
  const strip = document.querySelector<HTMLElement>('#days');
  const why = document.querySelector<HTMLElement>('#day-why');
  if (strip && why && rules.length > 0) {
    drawDays(strip, why, daysAhead(now.date, WORKING_DAYS, rules, calendar), (id) => facts[id]);
    strip.hidden = false;
  }
  drawSomewhere(
    decision.verdicts.filter(({ everywhere }) => !everywhere),
    facts,
  );
  drawSince(now);
  markOverdue(now.date);
}

/** The state to show: never go if there is no rule to ask, or nobody is at work. */
function stateOf(
  { calendar, rules, asked }: PageData,
  { aspect }: DayDecision,
  now: ZonedTime,
): State {
  if (asked === 0) return 'empty';
  const free = !isWorkingTime(calendar, now);
  if (rules.length === 0) return free ? 'off' : 'silent';
  return free && aspect !== 'hold' && aspect !== 'unknown' ? 'off' : aspect;
}

function drawToday(data: PageData, decision: DayDecision, now: ZonedTime): void {
  const place = document.querySelector<HTMLElement>('#today');
  if (!place) return;
  const { calendar, rules, facts } = data;
  const state = stateOf(data, decision, now);
  const plain = state === 'off' || state === 'silent' || state === 'empty';
  place.dataset['aspect'] = state;
  const notGo = decision.verdicts.filter(({ verdict }) => verdict !== 'pass');
  const everywhere = notGo.filter((verdict) => verdict.everywhere);
  const somewhere = notGo.filter((verdict) => !verdict.everywhere);
  const isPart = state === 'some' || state === 'except';
  const going = state === 'go' || state === 'warn' || state === 'except';
  const next = going || rules.length === 0 ? undefined : nextGo(rules, calendar, now);
  place.replaceChildren(
    element(
      'p',
      { class: 'today-verdict' },
      signal(plain ? 'none' : state),
      element(
        'span',
        {},
        words.dayVerdicts[state],
        isPart && element('span', { class: 'today-except' }, ` ${wheres(state, somewhere, facts)}`),
      ),
    ),
    element(
      'p',
      { class: 'today-now' },
      words.nowIn(capital(wholeDay(now.date)), now.time, calendar.timeZone),
      readersTime(now),
      next && ' ',
      next && element('strong', { class: 'today-next' }, `${words.nextGo(whenOf(next, now))}.`),
    ),
    ...(everywhere.length > 0 && !plain
      ? everywhere.map((verdict) => reason(verdict, facts[verdict.id]))
      : [
          element(
            'p',
            { class: 'today-reason' },
            sentenceFor(state, data, now, somewhere.length > 0),
          ),
        ]),
    isPart ? reasonList(somewhere, facts) : '',
  );
}

/** The reader's local time, if it differs. */
function readersTime(now: ZonedTime): string {
  const here = zonedTime(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (here.date === now.date && here.time === now.time) return '';
  const when = here.date === now.date ? here.time : `${wholeDay(here.date)}, ${here.time}`;
  return ` ${capital(words.whereYouAre(when))}.`;
}

/** The deploys that are held, in words. */
function wheres(state: State, held: readonly DayVerdict[], facts: PageData['facts']): string {
  const all = [...new Set(held.flatMap(({ id }) => facts[id]?.where ?? []))].join('; ');
  return state === 'except' ? words.exceptFor(all) : words.namely(all);
}

function reasonList(verdicts: readonly DayVerdict[], facts: PageData['facts']): HTMLElement {
  const items = verdicts.map((verdict) => reasonItem(verdict, facts[verdict.id]));
  return element('ul', { class: 'today-some', role: 'list' }, ...items);
}

function whenOf({ date, time }: ZonedTime, now: ZonedTime): string {
  if (date === now.date) return words.todayFrom(time);
  return time === '00:00' ? wholeDay(date) : words.dayFrom(wholeDay(date), time);
}

function sentenceFor(
  state: State,
  { rules, asked, calendar, facts }: PageData,
  now: ZonedTime,
  holdsAny: boolean,
): string {
  if (state === 'empty') return words.noRulesYet;
  if (state === 'off') return words.nobodyAtWork(whyOff(calendar, now), holdsAny);
  if (state === 'silent') return words.noCalendarRules(asked);
  if (state === 'some') return words.holdsSome;
  const everywhere = rules.filter(({ id }) => facts[id]?.where === undefined);
  return words.noneHolds(everywhere.length);
}

function whyOff(calendar: Calendar, { date }: ZonedTime): string {
  const off = dayOff(calendar, date);
  if (off?.holiday) return off.holiday.name;
  if (off?.vacation) return capital(off.vacation.name ?? words.vacation);
  const half = halfHolidayOn(calendar, date);
  return off || !half ? words.weekend : words.freeFrom(half.name, half.from);
}

/** Why it is held: the rule, what the calendar found, and the incident that taught it. */
function reason(
  { text, evidence, because, answer }: DayVerdict,
  facts: RuleFacts | undefined,
): HTMLElement {
  const { incident, url } = facts ?? {};
  return element(
    'div',
    { class: 'today-reason' },
    element('p', { class: 'today-rule' }, element('a', { href: url, lang: notesLang }, text)),
    // The consequence of an answer does not apply if there is no answer.
    element(
      'p',
      {},
      element('span', { lang: 'en' }, `${capital(evidence)}.`),
      because && answer !== null ? words.so(because) : '',
    ),
    incident &&
      element(
        'p',
        { class: 'quiet' },
        `${words.learnedOn(incident.date)} `,
        element('a', { href: incident.url, lang: notesLang }, incident.title),
      ),
  );
}

/** Rules that apply only to some deploys: the reader knows whether theirs is one. */
function drawSomewhere(verdicts: readonly DayVerdict[], facts: PageData['facts']): void {
  const place = document.querySelector<HTMLElement>('#somewhere');
  if (!place || verdicts.length === 0) return;
  const held = verdicts.filter(({ verdict }) => verdict === 'stop' || verdict === 'unknown').length;
  const wasOpen = place.querySelector('details')?.open === true;
  const details = element(
    'details',
    {},
    element('summary', {}, words.deploysHeld(held, verdicts.length)),
    element('ul', { role: 'list' }, ...verdicts.map((each) => reasonItem(each, facts[each.id]))),
  );
  details.open = wasOpen;
  place.replaceChildren(details);
  place.hidden = false;
}

function drawSince(now: ZonedTime): void {
  const place = document.querySelector<HTMLElement>('#days-since');
  const day = place?.dataset['day'];
  if (!place || !day) return;
  const days = Math.round((Date.parse(now.date) - Date.parse(day)) / 86_400_000);
  if (days >= 0) place.textContent = `, ${words.daysAgo(days)}`;
}
