/** New rules without their weakenings. */
import { digestOf } from '../files/digest.ts';
import { RulesFile } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { CALENDAR_ID, type RulesChange } from './compareRules.ts';

/**
 * The new rules, but each weaker rule, and a weaker calendar, stays as it is pinned.
 *
 * @param change what `compareRules` found between the two.
 * @param accepted ids of weaker rules that were accepted: they are used.
 */
export function strongerRules(
  pinned: RulesFile,
  latest: RulesFile,
  { weakened }: RulesChange,
  accepted: readonly string[],
): RulesFile {
  const held = new Set(weakened.map(({ id }) => id).filter((id) => !accepted.includes(id)));
  if (held.size === 0) return latest;
  const file = {
    ...latest,
    calendar: held.has(CALENDAR_ID) ? pinned.calendar : latest.calendar,
    rules: [
      ...latest.rules.filter(({ id }) => !held.has(id)),
      ...pinned.rules.filter(({ id }) => held.has(id)),
    ].sort((a, b) => compareText(a.id, b.id)),
  };
  return RulesFile.parse({ ...file, digest: digestOf(file) });
}
