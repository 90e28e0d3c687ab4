/** Finds the day of a log. */

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const CLOCK = '[T ,:]{1,2}\\d{1,2}:\\d\\d';

interface Form {
  pattern: RegExp;
  /** Which group matches year, month and day; a month may be a name, a year may be missing. */
  year?: number;
  month: number;
  day: number;
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`\\b(20\\d\\d)[-/.](\\d\\d)[-/.](\\d\\d)${CLOCK}`),
    year: 1,
    month: 2,
    day: 3,
  },
  { pattern: new RegExp(`\\b(\\d\\d)\\.(\\d\\d)\\.(20\\d\\d)${CLOCK}`), year: 3, month: 2, day: 1 },
  {
    pattern: new RegExp(`\\b(\\d\\d?)[/ -]([A-Z][a-z]{2})[/ -](20\\d\\d)${CLOCK}`),
    year: 3,
    month: 2,
    day: 1,
  },
  { pattern: /\b([A-Z][a-z]{2}) {1,2}(\d\d?) \d\d:\d\d:\d\d (20\d\d)/, year: 3, month: 1, day: 2 },
  { pattern: /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) {1,2}(\d\d?) \d\d:\d\d:\d\d /m, month: 1, day: 2 },
];
/** How much of a log is searched for its day, from the beginning, in UTF-16 units. */
const MAX_READ = 20_000;

/**
 * The first day that a log names, as `2019-06-24`. A day without a year is taken as the most recent such day.
 *
 * @param today no log is from after this day.
 * @returns `undefined` if it names no day, or one in the future.
 */
export function dayOfLog(text: string, today: string): string | undefined {
  const head = text.slice(0, MAX_READ);
  const found = FORMS.flatMap((form) => {
    const match = form.pattern.exec(head);
    return match ? [{ form, match }] : [];
  }).sort((a, b) => a.match.index - b.match.index)[0];
  if (!found) return undefined;
  const { form, match } = found;
  const month = monthOf(match[form.month] ?? '');
  const rest = `${month}-${(match[form.day] ?? '').padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const years =
    form.year === undefined ? [thisYear, thisYear - 1] : [Number(match[form.year] ?? '')];
  return years.map((year) => `${year}-${rest}`).find((day) => isDay(day) && day <= today);
}

function monthOf(text: string): string {
  const named = MONTHS.indexOf(text.toLowerCase());
  return named < 0 ? text : String(named + 1).padStart(2, '0');
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
