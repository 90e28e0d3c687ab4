/** The due date in a follow-up, as people write it: `(by 2026-12-01)`, `due: 1 December 2026`, `(bis 1.12.2026)`. */
import { foldCase } from '../../text/foldCase.ts';
import { isDate } from '../fields/dates.ts';
import { DUE_WORDS, dateWords, monthNames } from './dueWords.ts';

/** A due date, and where the text names it. */
export interface Due {
  /** The part of the text that names it, with its brackets if it has any: offsets of its start and end. */
  start: number;
  end: number;
  /** The day as it is written. */
  written: string;
  /** `2026-12-01`; missing if it is not one day that exists. */
  date?: string;
}

/** How a day can be written. `12/01/2026` is not read: it is two days, depending on the country. */
const DAY_FORMS = [
  /(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})/u,
  /(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})/u,
  /(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?<month>\p{L}{3,9})\.?,? (?<year>\d{4})/iu,
  /(?<month>\p{L}{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})/iu,
];
const DAY = `(?<written>${DAY_FORMS.map(({ source }) => source.replaceAll(/\?<\w+>/g, '?:')).join('|')})`;
const WORD_BEGINS = '(?<![\\p{L}\\p{N}_])';
const WORD_ENDS = '(?![\\p{L}\\p{N}_])';
const BEFORE = `${WORD_BEGINS}(?:${DUE_WORDS.before})(?:\\s*[:=]\\s*|\\s+)`;

const DATED = [
  new RegExp(`${BEFORE}${DAY}${WORD_ENDS}`, 'giu'),
  new RegExp(`${WORD_BEGINS}${DAY}(?:${DUE_WORDS.after})${WORD_ENDS}`, 'giu'),
];
/** Made when it is needed: it contains the names of the months. */
let vague: RegExp | undefined;
const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]/g;

/**
 * Finds the due date of a follow-up. One in brackets wins over one in the sentence; of several, the first counts.
 *
 * Days are ISO dates, `1.12.2026` (day first, as in German and Turkish), or have the month as a word (`1 December 2026`,
 * `December 1, 2026`, `1. Dezember 2026`, `1 Aralık 2026`).
 *
 * @param text one item of a list, on one line.
 * @returns `undefined` if it names no due date. Without `date` if it names one that cannot be read.
 */
export function dueDateOf(text: string): Due | undefined {
  const brackets = [...text.matchAll(BRACKETS)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    inside: found[1] ?? found[2] ?? '',
  }));
  for (const { start, end, inside } of brackets) {
    const dated = datedIn(inside);
    if (dated) return { ...dated, start, end };
  }
  const dated = datedIn(text);
  if (dated) return dated;
  for (const { start, end, inside } of brackets) {
    vague ??= new RegExp(`${BEFORE}(?<written>.*(?:${dateWords()}).*)$`, 'iu');
    const written = vague.exec(inside)?.groups?.['written'];
    if (written !== undefined) return { start, end, written: written.trim() };
  }
  return undefined;
}

function datedIn(text: string): Due | undefined {
  const [first] = DATED.flatMap((pattern) => [...text.matchAll(pattern)]).sort(
    (a, b) => a.index - b.index,
  );
  if (!first) return undefined;
  const written = first.groups?.['written'] ?? '';
  const date = dayIn(written);
  const place = { start: first.index, end: first.index + first[0].length, written };
  return date === undefined ? place : { ...place, date };
}

/** The day that a text names, as `2026-12-01`; `undefined` if there is no such day. */
function dayIn(written: string): string | undefined {
  for (const form of DAY_FORMS) {
    const { year = '', month = '', day = '' } = form.exec(written)?.groups ?? {};
    if (year === '') continue;
    const number = /^\d/.test(month) ? Number(month) : (monthNames().get(foldCase(month)) ?? 0);
    const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDate(date) ? date : undefined;
  }
  return undefined;
}
