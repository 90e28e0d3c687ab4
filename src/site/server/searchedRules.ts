/** The rules that live in their notes, as the search finds them by themselves. */
import type { Rule } from '../../rules/model.ts';
import { escapeMarkup } from '../../text/escapeMarkup.ts';
import { placeInNote } from '../rulePlace.ts';

/**
 * What Pagefind is to read of each rule that has no page of its own, by the rule's address.
 *
 * @param language the journal's, as a page has it.
 */
export function searchedRules(rules: readonly Rule[], language: string): Map<string, string> {
  const searched = new Map<string, string>();
  for (const rule of rules) {
    const place = placeInNote(rule);
    if (place !== undefined) searched.set(place, searchedRule(rule, language));
  }
  return searched;
}

function searchedRule({ text, because, remark }: Rule, language: string): string {
  const lines = [because, remark].flatMap((line) => (line ? `<p>${escapeMarkup(line)}</p>` : []));
  return `<!doctype html><html lang="${escapeMarkup(language)}"><body><article data-pagefind-body data-pagefind-filter="kind:rule"><h1 data-pagefind-weight="3">${escapeMarkup(text)}</h1>${lines.join('')}</article></body></html>`;
}
