/** What two incidents share, as a sentence. */
import type { BondKind, Relation } from './related.ts';

const NAMES: Record<BondKind, [one: string, many: string]> = {
  symptom: ['log line with', 'log lines with'],
  service: ['service', 'services'],
  rule: ['rule', 'rules'],
  tag: ['tag', 'tags'],
};
const KINDS = Object.keys(NAMES) as BondKind[];
const MOST_NAMED = 3;

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
      .slice(0, kind === 'rule' ? 1 : MOST_NAMED)
      .map((value) => (kind === 'rule' ? `“${ruleTexts.get(value) ?? value}”` : value));
    const rest = values.length - named.length;
    const [one, many] = NAMES[kind];
    const list = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    return [`${values.length === 1 ? one : many} ${list}`];
  });
  return `In common: ${parts.join('; ')}`;
}
