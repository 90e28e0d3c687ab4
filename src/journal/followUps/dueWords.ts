/** The words of due dates, in the languages that the site has words in: English, German and Turkish. */
import { foldCase } from '../../text/foldCase.ts';

const LANGUAGES = ['en', 'de', 'tr'];

/** The number of a month by its name or abbreviation, folded, in all three languages. */
export function monthNames(): ReadonlyMap<string, number> {
  months ??= readMonthNames();
  return months;
}

/** Read when they are needed: it is the first use of the system's languages, which takes long. */
let months: ReadonlyMap<string, number> | undefined;

/** Words next to a day that make it a due date, as parts of regular expressions. */
export const DUE_WORDS = {
  before: [
    'due(?: date| by| on)?|by|until|before|no later than|deadline',
    'bis(?: zum| spätestens)?|spätestens(?: am| bis)?|fällig(?: am| bis(?: zum)?)?|frist',
    'son tarih|son gün|en geç|vade',
    '📅',
  ].join('|'),
  // A Turkish case ending comes before the word: `1 Aralık 2026'ya kadar`.
  after: "(?:['’]\\p{L}{1,4})?(?: tarihine)? kadar|(?: is)? due| fällig",
};

/** Signs that a text is about a day, as a part of a regular expression. */
export function dateWords(): string {
  const months = [...monthNames().keys()].join('|');
  return [
    '\\d{1,4}[./-]\\d|\\b\\d{4}\\b|\\bq[1-4]\\b',
    `\\b\\d{1,2}(?:st|nd|rd|th|\\.)? (?:${months})`,
    `(?:${months})\\.? \\d{1,2}\\b`,
    'tomorrow|week|month|quarter|year|sprint|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
    'morgen|woche|monat|quartal|jahr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag',
    'yarın|hafta|ay sonu|yıl|pazartesi|salı|çarşamba|perşembe|cuma|pazar',
  ].join('|');
}

function readMonthNames(): Map<string, number> {
  const names = new Map([['sept', 9]]);
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let at = 0; at < 12; at++) {
        names.set(foldCase(format.format(Date.UTC(2026, at, 1))).replace(/\.$/, ''), at + 1);
      }
    }
  }
  return names;
}
