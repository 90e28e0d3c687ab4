/** Reading `content/journal.yaml`. */
import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readYaml } from '../fields/checkedYaml.ts';
import { JournalYaml, journalConfig } from '../fields/schemas.ts';
import type { JournalConfig } from '../fields/types.ts';
import { readText } from './readText.ts';

export const CONFIG_NAME = 'journal.yaml';

/** Reads the journal's own settings, with every default filled in. */
export async function readConfig(
  contentDir: string,
): Promise<{ ok: true; config: JournalConfig } | { ok: false; diagnostics: Diagnostic[] }> {
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
  return fields.ok ? { ok: true, config: journalConfig(fields.data) } : fields;
}
