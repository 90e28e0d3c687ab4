/** May one deploy today, and on the days after? What the calendar rules of a journal say, as plain data. */
import { answerCalendar, type CalendarCheck } from '../calendar/answer.ts';
import { halfHolidayOn } from '../calendar/holiday.ts';
import { addDays, type PlainDate } from '../calendar/plainDate.ts';
import { dayOff } from '../calendar/workingDay.ts';
import type { ZonedTime } from '../calendar/zonedTime.ts';
import type { Calendar, Rule } from '../rules/model.ts';

/** A calendar rule with what a page shows of it. */
export interface CalendarRule {
  text: string;
  expect: Rule['expect'];
  level: Rule['level'];
  check: CalendarCheck;
  because?: string;
  /** Where it is asked, in words; absent where it is asked everywhere. */
  where?: string;
  /** The rule in the notes. */
  url: string;
  incident?: { title: string; date: string; url: string };
}

/** `hold` stops; `warn` does not; `unknown` is a day that the calendar does not know, and stops as well. */
export type Aspect = 'go' | 'warn' | 'hold' | 'unknown';

/** What one rule says at one time. */
export interface RuleFinding {
  rule: CalendarRule;
  aspect: Aspect;
  answer: 'yes' | 'no' | 'unknown';
  evidence: string;
}

/** A day at a glance. */
export interface DayFinding {
  date: PlainDate;
  aspect: Aspect;
  /** The time from which the aspect is another one: the eve of a holiday. */
  change?: { from: string; aspect: Aspect };
  dayOff: boolean;
  /** What does not say go, at the start of the day or after the change. */
  findings: RuleFinding[];
}

const WORST_FIRST: readonly Aspect[] = ['unknown', 'hold', 'warn', 'go'];

/** What each rule says at a time. */
export function findingsAt(
  rules: readonly CalendarRule[],
  calendar: Calendar,
  now: ZonedTime,
): RuleFinding[] {
  return rules.map((rule) => {
    const { answer, evidence } = answerCalendar(rule.check, calendar, now);
    return { rule, answer, evidence, aspect: aspectOf(rule, answer) };
  });
}

function aspectOf({ expect, level }: CalendarRule, answer: RuleFinding['answer']): Aspect {
  if (answer === expect) return 'go';
  if (level === 'warn') return 'warn';
  return answer === 'unknown' ? 'unknown' : 'hold';
}

/** The aspect of several findings together: the worst one. */
export function worst(findings: readonly RuleFinding[]): Aspect {
  return WORST_FIRST.find((aspect) => findings.some((found) => found.aspect === aspect)) ?? 'go';
}

/** The same findings, those that hold in front. */
export function worstFirst(findings: readonly RuleFinding[]): RuleFinding[] {
  return findings.toSorted((a, b) => WORST_FIRST.indexOf(a.aspect) - WORST_FIRST.indexOf(b.aspect));
}

/** Days off in a row, as one. */
export interface DaysOff {
  from: PlainDate;
  to: PlainDate;
}

/** A vacation may be long; beyond this nobody plans a deploy. */
const FARTHEST_DAYS = 120;

/**
 * A first day, whatever it is, and the working days after it, with the days off between them taken together.
 *
 * @param working how many working days follow the first day.
 */
export function daysAhead(
  first: PlainDate,
  working: number,
  rules: readonly CalendarRule[],
  calendar: Calendar,
): (DayFinding | DaysOff)[] {
  const ahead: (DayFinding | DaysOff)[] = [dayFinding(first, rules, calendar)];
  let off: DaysOff | undefined;
  for (let distance = 1, found = 0; found < working && distance < FARTHEST_DAYS; distance += 1) {
    const date = addDays(first, distance);
    if (dayOff(calendar, date) === undefined) {
      ahead.push(dayFinding(date, rules, calendar));
      found += 1;
      off = undefined;
    } else if (off) off.to = date;
    else {
      off = { from: date, to: date };
      ahead.push(off);
    }
  }
  return ahead;
}

/**
 * What the rules say of a day as a whole. Those about hours have nothing to say and are left out; the eve of a
 * holiday gets a second aspect for its free hours.
 */
function dayFinding(
  date: PlainDate,
  rules: readonly CalendarRule[],
  calendar: Calendar,
): DayFinding {
  const dayRules = rules.filter(({ check }) => check.name !== 'between');
  const morning = findingsAt(dayRules, calendar, { date, time: '00:00' });
  const aspect = worst(morning);
  const from = halfHolidayOn(calendar, date)?.from;
  const later = from === undefined ? [] : findingsAt(dayRules, calendar, { date, time: from });
  const changed = from !== undefined && worst(later) !== aspect;
  const findings = aspect === 'go' && changed ? later : morning;
  return {
    date,
    aspect,
    ...(changed && { change: { from, aspect: worst(later) } }),
    dayOff: dayOff(calendar, date) !== undefined,
    findings: findings.filter((found) => found.aspect !== 'go'),
  };
}
