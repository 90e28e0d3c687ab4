/** The calendar's answer to a rule's question: yes, no, or unknown, with the reason in words. */
import type { Calendar, CalendarQuestion, Check } from '../rules/model.ts';
import { explainNotCovered, isCovered, NotCoveredError, sayUnchecked } from './coverage.ts';
import { checkDate, dayOfWeek, nameDay } from './plainDate.ts';
import { QUESTIONS } from './questions.ts';
import { checkTime, type ZonedTime } from './zonedTime.ts';

export type CalendarCheck = Extract<Check, { kind: 'calendar' }>;

/** What the calendar says. The evidence is a short sentence without a full stop, for a report. */
export interface CalendarAnswer {
  answer: 'yes' | 'no' | 'unknown';
  evidence: string;
}

/**
 * Answers a calendar check at a time.
 *
 * A question about the kind of day is asked of that day *at that hour*: from 13:00 on, the eve of a bayram
 * is no longer a working day, so it is neither the last one of its week nor one before a holiday.
 *
 * @param now the local time in the calendar's zone: `zonedTime(Date.now(), calendar.timeZone)`.
 * @returns unknown, for any check, after the calendar's `until`; and where the answer depends on days
 *   that the calendar does not cover.
 * @throws RangeError where the date, the time, or the calendar itself makes no sense.
 */
export function answerCalendar(
  check: CalendarCheck,
  calendar: Calendar,
  now: ZonedTime,
): CalendarAnswer {
  const today = now.date;
  checkDate(today);
  checkDate(calendar.until);
  checkTime(now.time);
  const unknown = (missing: string): CalendarAnswer => ({
    answer: 'unknown',
    evidence: explainNotCovered(calendar, today, missing),
  });
  if (today > calendar.until) return unknown(today);
  if (check.name === 'weekday') {
    return answered(check.weekdays.includes(dayOfWeek(today)), `today is ${nameDay(today)}`);
  }
  if (check.name === 'between') return answerBetween(check.from, check.to, now);
  if (!isCovered(calendar, today)) return unknown(today);
  try {
    return askQuestion(check.name, calendar, now);
  } catch (error) {
    if (error instanceof NotCoveredError) return unknown(error.date);
    throw error;
  }
}

function askQuestion(name: CalendarQuestion, calendar: Calendar, now: ZonedTime): CalendarAnswer {
  const { holds, evidence } = QUESTIONS[name](calendar, now);
  return answered(holds, `${evidence}${sayUnchecked(calendar, now.date)}`);
}

function answered(holds: boolean, evidence: string): CalendarAnswer {
  return { answer: holds ? 'yes' : 'no', evidence };
}

/** From one time to another, the end not included; an end before the start is on the next day. */
function answerBetween(from: string, to: string, { date, time }: ZonedTime): CalendarAnswer {
  checkTime(from);
  checkTime(to);
  const evidence = `it is ${time} on ${nameDay(date)}`;
  if (from === to) {
    return {
      answer: 'unknown',
      evidence: `${evidence}; from ${from} to ${to} is either empty or a whole day`,
    };
  }
  const holds = from < to ? from <= time && time < to : from <= time || time < to;
  return answered(holds, evidence);
}
