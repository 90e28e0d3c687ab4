/** Reading `content/journal.yaml`. */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { readYaml } from '../fields/checkedYaml.ts';
import { JournalYaml, journalConfig } from '../fields/journalFields.ts';
import type { JournalConfig } from '../fields/types.ts';
import { readDays } from './calendarFiles.ts';
import { CONFIG_NAME } from './configName.ts';
import { readText } from './readText.ts';

const TEXTS = ['title', 'author', 'description', 'headings', 'answers', 'vacations'];

/** The settings with warnings about them, or the errors that make them unusable. */
export type ReadSettings =
  | { ok: true; config: JournalConfig; diagnostics: Diagnostic[] }
  /** `missing`: there is no such file at all. */
  | { ok: false; missing: boolean; diagnostics: Diagnostic[] };

/** Reads the journal's own settings, with every default filled in. */
export async function readJournalConfig(contentDir: string): Promise<ReadSettings> {
  const file = path.join(contentDir, CONFIG_NAME);
  const source = readText(file, CONFIG_NAME);
  if (!source.ok) {
    // A broken link exists. So does a folder, and a file without read permission.
    const missing = lstatSync(file, { throwIfNoEntry: false }) === undefined;
    const note = missing
      ? 'A journal needs this file, with at least `title`, `url`, `timeZone` and `country`. Check the value of `--content`.'
      : undefined;
    const { diagnostic } = source;
    return { ok: false, missing, diagnostics: [{ ...diagnostic, ...(note && { note }) }] };
  }
  const fields = readYaml(
    { path: CONFIG_NAME, text: source.text, firstLine: 1, code: 'journal-config', texts: TEXTS },
    JournalYaml,
  );
  if (!fields.ok) return { ...fields, missing: false };
  const { diagnostics, ...days } = readDays(fields.data, contentDir, fields.locate);
  const config = journalConfig(fields.data, days);
  diagnostics.push(...fields.diagnostics, ...(await checkCountry(config, fields.locate)));
  return diagnostics.some(({ severity }) => severity === 'error')
    ? { ok: false, missing: false, diagnostics }
    : { ok: true, config, diagnostics };
}

async function checkCountry(
  { country, region, holidays, holidaysChecked }: JournalConfig,
  locate: (key: string) => Place,
): Promise<Diagnostic[]> {
  if (country === 'none' || holidays === 'none') return [];
  const { checkedSpan } = await import('../export/official/checkedSpan.ts');
  const isChecked = checkedSpan(country, region) !== undefined;
  // A country that was compared is in the data, which takes long to load.
  if (isChecked) return [];
  const { findCountryProblem } = await import('../export/countries.ts');
  const wrong = findCountryProblem(country, region);
  if (wrong) {
    const { field, message, note } = wrong;
    return [{ ...problem('journal-config', { message, note }), ...locate(field) }];
  }
  if (holidaysChecked !== undefined) return [];
  const place = region === undefined ? country : `${country}-${region}`;
  return [{ ...problem('holidays-unchecked', { place }), ...locate('country') }];
}
