/** From a journal to `rules.json`. */

import { digestOf } from '../../files/digest.ts';
import { RULES_VERSION, type Rule, RulesFile } from '../../rules/model.ts';
import { compareText } from '../../text/compareText.ts';
import type { JournalConfig } from '../fields/types.ts';
import { calendarOf } from './calendarOf.ts';

/**
 * The rules that a journal exports in a calendar year: the same notes give the same file all year.
 *
 * @param year the year of the calendar: holidays run from the year before to two years ahead.
 * @param revision how many commits the journal has, if that is known.
 */
export function exportRules(
  config: JournalConfig,
  rules: readonly Rule[],
  year: number,
  revision?: number,
): RulesFile {
  const file = {
    $schema: './rules.schema.json',
    version: RULES_VERSION,
    journal: { title: config.title, url: config.url, ...answerWords(config) },
    calendar: calendarOf(config, year),
    rules: rules.toSorted((a, b) => compareText(a.id, b.id)),
  };
  // Parsing sorts the fields in the order of the model.
  return RulesFile.parse({
    ...file,
    digest: digestOf(file),
    ...(revision !== undefined && { revision }),
  });
}

/** The journal's own words for yes and no, where it has any. */
function answerWords({ answers: { yes, no } }: JournalConfig): Partial<RulesFile['journal']> {
  if (yes.length + no.length === 0) return {};
  return { answers: { ...(yes.length > 0 && { yes }), ...(no.length > 0 && { no }) } };
}

/** The bytes of `rules.json`, the same on every machine. */
export function serializeRules(file: RulesFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The calendar year of an instant in the journal's time zone. */
export function yearIn(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
  }).format(now);
  return Number(parts);
}
