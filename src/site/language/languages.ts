/** The languages that the site has words in. */
import * as de from './de.ts';
import * as en from './en.ts';
import * as tr from './tr.ts';

/** A string of any text, a function of any words, a table with the same keys. */
type AnyWord<Word> = Word extends string
  ? string
  : Word extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { [Key in keyof Word]: string };

/** All of the site's words in one language: each that English has. */
export type Words = { [Name in keyof typeof en]: AnyWord<(typeof en)[Name]> };

/** By BCP 47's first part. */
export const LANGUAGES: Readonly<Record<string, Words>> = { en, tr, de };

/** The words' language for a journal's, or English where the site has none: `de` for `de-AT`. */
export function languageFor(language: string): string {
  const [base = ''] = language.toLowerCase().split('-');
  return base in LANGUAGES ? base : 'en';
}
