/** The rules without their own page, for the search: Pagefind only finds pages. */
import type { Rule } from '../../rules/model.ts';
import type { RuleText } from '../client/ruleSearch.ts';
import { placeInNote } from '../rulePlace.ts';
import { RULE_TEXTS } from '../ruleTexts.ts';
import type { Output } from './output.ts';

/** Writes the search data for rules without their own page into a built site. */
export function writeRuleTexts(output: Output, rules: readonly Rule[]): void {
  const texts = rules.flatMap((rule): RuleText[] => {
    const place = placeInNote(rule);
    if (place === undefined) return [];
    const more = [rule.because, rule.remark].filter(Boolean).join(' ');
    return [more === '' ? [rule.text, place] : [rule.text, place, more]];
  });
  output.write(RULE_TEXTS, JSON.stringify(texts));
}
