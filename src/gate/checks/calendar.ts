import { answerCalendar, type CalendarCheck } from '../../calendar/answer.ts';
import type { Finding } from '../../decision/decision.ts';
import type { Calendar } from '../../rules/model.ts';
import { localTime } from '../localTime.ts';

/** Answers calendar checks at one instant. An invalid calendar gives unknown. */
export function calendarAt(calendar: Calendar, now: Date): (check: CalendarCheck) => Finding {
  // Computing a zone's local time is slow and the same for every rule. Answers are cached too, as rules share questions.
  let shown: ReturnType<typeof localTime> | undefined;
  const answers = new Map<string, Finding>();
  const answer = (check: CalendarCheck): Finding => {
    try {
      shown ??= localTime(now.getTime(), calendar.timeZone);
      return answerCalendar(check, calendar, shown);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { answer: 'unknown', evidence: error.message };
    }
  };
  return (check) => {
    const question = JSON.stringify(check);
    const found = answers.get(question) ?? answer(check);
    answers.set(question, found);
    return found;
  };
}
