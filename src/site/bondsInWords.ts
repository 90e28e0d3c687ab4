/** What two incidents share, as a sentence. */
import * as words from './language/words.ts';
import type { BondKind, Relation } from './related.ts';

const NAMES: Record<BondKind, (count: number) => string> = {
  symptom: words.sharedLogLines,
  service: words.sharedServices,
  rule: words.sharedRules,
  tag: words.sharedTags,
};
const KINDS = Object.keys(NAMES) as BondKind[];
const MAX_NAMED = 3;

/**
 * `In common: log lines with libssl, SIGSEGV; service uwsgi; rules “Is the backup done?” and 2 more`
 *
 * @param ruleTexts the texts of the rules by their ids.
 */
export function bondsInWords(
  shared: Relation['shared'],
  ruleTexts: ReadonlyMap<string, string>,
): string {
  const parts = KINDS.flatMap((kind) => {
    const values = shared.filter((bond) => bond.kind === kind).map(({ value }) => value);
    if (values.length === 0) return [];
    const named = values
      .slice(0, kind === 'rule' ? 1 : MAX_NAMED)
      .map((value) => (kind === 'rule' ? `“${ruleTexts.get(value) ?? value}”` : value));
    const rest = values.length - named.length;
    const list = `${named.join(', ')}${rest > 0 ? ` ${words.andMore(rest)}` : ''}`;
    return [`${NAMES[kind](values.length)} ${list}`];
  });
  return words.inCommon(parts.join('; '));
}
