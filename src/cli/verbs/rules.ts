import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { exportRules, serializeRules, yearIn } from '../../journal/export/exportRules.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { contentDirOf } from '../../journal/reading/contentDir.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import { amount, diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { defineVerb } from '../verb.ts';
import { CONTENT_OPTION } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Export the rules of all notes as JSON, for the gate.',
  usage: 'belay rules [--out FILE] [--content DIR]',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      description: 'Write here, in one step. Without it the JSON goes to the standard output.',
    },
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay rules --out dist/rules.json', 'Write the file that `belay update` pulls.'],
    ['belay rules | jq ".rules[].text"', 'Look at the questions.'],
  ],
  async run({ values }, io) {
    const contentDir = contentDirOf(io.env, io.cwd, values.content);
    const { config, rules, diagnostics } = await loadJournal({ contentDir, depth: 'rules' });
    io.stderr.write(diagnosticsText(fromHere(diagnostics, contentDir, io.cwd)));
    const out = values.out;
    if (!config || diagnostics.some(({ severity }) => severity === 'error')) {
      io.stderr.write(`Nothing was written${out ? `: ${out} is as it was` : ''}.\n`);
      return EXIT.stop;
    }
    const text = serializeRules(exportRules(config, rules, yearIn(config.timeZone, io.now())));
    if (out === undefined) {
      io.stdout.write(text);
      return EXIT.ok;
    }
    await writeFileAtomic(path.resolve(io.cwd, out), text);
    const retired = rules.filter(({ status }) => status === 'retired').length;
    io.stderr.write(
      `${out}: ${amount(rules.length - retired, 'rule')}${retired ? `, ${retired} retired` : ''}\n`,
    );
    return EXIT.ok;
  },
});
