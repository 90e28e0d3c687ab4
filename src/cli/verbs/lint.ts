import { compareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { lintSymptoms } from '../../journal/export/lintSymptoms.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import { amount, diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { defineVerb } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Check the notes, and say what to write instead.',
  usage: 'belay lint [--json] [--strict] [--content DIR]',
  options: {
    json: { type: 'boolean', description: 'Print the diagnostics as one JSON document.' },
    strict: { type: 'boolean', description: 'Count warnings as errors.' },
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay lint', 'Check the journal in content/.'],
    ['belay lint --strict', 'Let nothing pass, as CI does.'],
    ['belay lint --json | jq ".diagnostics[].message"', 'Hand the findings to a program.'],
  ],
  async run({ values }, io) {
    const contentDir = contentDirOf(values.content, io);
    const journal = await loadJournal({ contentDir, depth: 'pages' });
    const all = [...journal.diagnostics, ...lintSymptoms(journal.notes)].sort(compareDiagnostics);
    const found = fromHere(all, journal.contentDir, io.cwd).map((diagnostic) =>
      values.strict ? { ...diagnostic, severity: 'error' as const } : diagnostic,
    );
    if (values.json) io.stdout.write(`${JSON.stringify({ diagnostics: found }, null, 2)}\n`);
    else if (found.length > 0) io.stdout.write(diagnosticsText(found));
    else {
      const { notes, rules } = journal;
      io.stdout.write(
        `${amount(notes.length, 'note')}, ${amount(rules.length, 'rule')}, nothing to mend.\n`,
      );
    }
    return found.some(({ severity }) => severity === 'error') ? EXIT.stop : EXIT.ok;
  },
});
