/** For tests: rules with default fields. */

import { digestOf } from '../../files/digest.ts';
import { type Calendar, type Rule, RulesFile } from '../../rules/model.ts';

export const SOURCE: Rule['sources'][number] = {
  path: 'checklists/release.md',
  line: 12,
  column: 3,
  title: 'Release',
  url: 'https://journal.example/checklists/release/#rule',
  appliesTo: {},
};

export const CALENDAR: Calendar = {
  timeZone: 'Europe/Istanbul',
  weekend: ['saturday', 'sunday'],
  holidays: [{ date: '2026-10-29', name: 'Republic Day' }],
  vacations: [{ from: '2026-08-03', to: '2026-08-21', name: 'Summer' }],
  until: '2028-12-31',
};

/** A rule that a person answers with yes, unless the fields say otherwise. */
export function rule(id: string, fields: Partial<Rule> = {}): Rule {
  return {
    id,
    stage: 'before-deploy',
    text: `Is ${id} fine?`,
    expect: 'yes',
    level: 'stop',
    status: 'active',
    check: { kind: 'person' },
    sources: [{ ...SOURCE, url: `${SOURCE.url}-${id}` }],
    ...fields,
  };
}

/** A rules file with a valid digest. */
export async function rulesFile(
  rules: readonly Rule[],
  fields: Partial<RulesFile> = {},
): Promise<RulesFile> {
  const file = {
    version: 1 as const,
    journal: { title: 'Test', url: 'https://journal.example/' },
    calendar: CALENDAR,
    rules: [...rules],
    ...fields,
  };
  return RulesFile.parse({ ...file, digest: digestOf(file) });
}
