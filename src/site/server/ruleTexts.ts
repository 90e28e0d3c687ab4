/** The rules without their own page, for the search: Pagefind only finds pages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../rules/model.ts';
import type { RuleText } from '../client/ruleSearch.ts';
import { placeInNote } from '../rulePlace.ts';
import { RULE_TEXTS } from '../ruleTexts.ts';

/** Writes the search data for rules without their own page into a built site. */
export function writeRuleTexts(outDir: string, rules: readonly Rule[]): void {
  const texts = rules.flatMap((rule): RuleText[] => {
    const place = placeInNote(rule);
    if (place === undefined) return [];
    const more = [rule.because, rule.remark].filter(Boolean).join(' ');
    return [more === '' ? [rule.text, place] : [rule.text, place, more]];
  });
  const file = path.join(outDir, RULE_TEXTS);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(texts));
}
