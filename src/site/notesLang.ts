/**
 * Two languages on one page: where the site has no words in the journal's language, its own words are English. The page is
 * then marked as English, and what the notes say as the journal's language.
 */
import { journal } from './journal.ts';
import * as words from './language/words.ts';

/** The `lang` of the site's words if the journal has another language, for words inside a note; else `undefined`. */
export function chromeLang(): string | undefined {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return base(journal().language) === base(words.locale) ? undefined : base(words.locale);
}

/** The `lang` of what the notes say, BCP 47; `undefined` if it is that of the page. */
export function notesLang(): string | undefined {
  return chromeLang() && journal().language;
}
