/** Reading `content/journal.yaml`. */
import path from 'node:path';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { readYaml } from '../fields/checkedYaml.ts';
import { JournalYaml, journalConfig } from '../fields/schemas.ts';
import type { JournalConfig } from '../fields/types.ts';
import { readDays } from './calendarFiles.ts';
import { CONFIG_NAME } from './configName.ts';
import { readText } from './readText.ts';

/** The settings, with what to look at in them; or what makes them unusable. */
export type ReadSettings =
  | { ok: true; config: JournalConfig; diagnostics: Diagnostic[] }
  | { ok: false; diagnostics: Diagnostic[] };

/** Reads the journal's own settings, with every default filled in. */
export async function readConfig(contentDir: string): Promise<ReadSettings> {
  const source = readText(path.join(contentDir, CONFIG_NAME), CONFIG_NAME);
  if (!source.ok) {
    const { diagnostic } = source;
    const note =
      diagnostic.code === 'file-unreadable'
        ? 'A journal needs this file: at least `title`, `url`, `timeZone` and `country`. Is `--content` right?'
        : diagnostic.note;
    return { ok: false, diagnostics: [{ ...diagnostic, ...(note && { note }) }] };
  }
  const fields = readYaml(
    { path: CONFIG_NAME, text: source.text, firstLine: 1, code: 'journal-config' },
    JournalYaml,
  );
  if (!fields.ok) return fields;
  const { diagnostics, ...days } = readDays(fields.data, contentDir, fields.locate);
  const config = journalConfig(fields.data, days);
  diagnostics.push(...(await checkCountry(config, fields.locate)));
  return diagnostics.some(({ severity }) => severity === 'error')
    ? { ok: false, diagnostics }
    : { ok: true, config, diagnostics };
}

async function checkCountry(
  { country, region, holidays, holidaysChecked }: JournalConfig,
  locate: (key: string) => Place,
): Promise<Diagnostic[]> {
  if (country === 'none' || holidays === 'none') return [];
  const [{ findCountryProblem }, { isChecked }] = await Promise.all([
    import('../export/countries.ts'),
    import('../export/publicDays.ts'),
  ]);
  const problem = findCountryProblem(country, region);
  if (problem) {
    const { field, message, note } = problem;
    return [{ ...locate(field), code: 'journal-config', severity: 'error', message, note }];
  }
  if (holidaysChecked !== undefined || isChecked(country, region)) return [];
  const place = region === undefined ? country : `${country}-${region}`;
  return [
    {
      ...locate('country'),
      code: 'holidays-unchecked',
      severity: 'warning',
      message: `the public holidays of ${place} were not checked against an official calendar`,
      note: 'Compare the holidays in rules.json with the official calendar, correct them with `holidays:` and `workingDays:`, and write `holidaysChecked: 2027-12-31` for the last day that you compared.',
    },
  ];
}
