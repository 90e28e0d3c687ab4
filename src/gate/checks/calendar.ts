import { answerCalendar, type CalendarCheck } from '../../calendar/answer.ts';
import { zonedTime } from '../../calendar/zonedTime.ts';
import type { Calendar } from '../../rules/model.ts';
import type { Finding } from '../decision.ts';

/** Asks the calendar at an instant. A calendar that makes no sense is unknown. */
export function askCalendar(check: CalendarCheck, calendar: Calendar, now: Date): Finding {
  try {
    return answerCalendar(check, calendar, zonedTime(now.getTime(), calendar.timeZone));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { answer: 'unknown', evidence: error.message };
  }
}
