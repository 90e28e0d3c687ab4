/** Prints holidays and answers as JSON, for the test that runs it in other time zones and locales. */
import { holidaysFor } from '../../journal/export/holidays.ts';
import { CALENDAR_QUESTIONS, type Calendar } from '../../rules/model.ts';
import { answerCalendar } from '../answer.ts';
import { addDays } from '../plainDate.ts';
import { zonedTime } from '../zonedTime.ts';

const holidays = ['TR', 'EG', 'CL', 'JP', 'US', 'IL', 'AM'].map((country) =>
  holidaysFor(country, undefined, 2025, 2028),
);
const calendar: Calendar = {
  timeZone: 'Europe/Istanbul',
  weekend: ['saturday', 'sunday'],
  holidays: holidays[0] ?? [],
  vacations: [{ from: '2026-08-03', to: '2026-08-21' }],
  until: '2028-12-31',
};

const answers: string[] = [];
for (let date = '2026-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
  const noon = zonedTime(Date.parse(`${date}T09:00:00Z`), calendar.timeZone);
  for (const name of CALENDAR_QUESTIONS) {
    const { answer, evidence } = answerCalendar({ kind: 'calendar', name }, calendar, noon);
    answers.push(`${name} ${answer} ${evidence}`);
  }
}
process.stdout.write(JSON.stringify({ holidays, answers }));
