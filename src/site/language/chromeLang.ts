import * as words from '../language/words.ts';

/**
 * The `lang` of the site's own words on a page in the journal's language: nothing where both are the same.
 *
 * @param language the journal's, BCP 47.
 */
export function chromeLang(language: string): string | undefined {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return base(language) === base(words.locale) ? undefined : base(words.locale);
}
