import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { UsageError } from '../../gate/usageError.ts';
import { exportRules, serializeRules, yearIn } from '../../journal/export/exportRules.ts';
import { revisionOf } from '../../journal/export/revision.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import { amount, diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { typedPath } from '../typedPath.ts';
import { defineVerb } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Export the rules of all notes as JSON, for the gate.',
  usage: 'belay rules [--out FILE] [--content DIR]',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      description: 'Write to this file, atomically. Default: the standard output.',
    },
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay rules --out dist/rules.json', 'Write the file that `belay update` pulls.'],
    ['belay rules | jq ".rules[].text"', 'Show the questions.'],
  ],
  async run({ values }, io) {
    const contentDir = contentDirOf(values.content, io);
    const { config, rules, diagnostics } = await loadJournal({ contentDir, depth: 'rules' });
    io.stderr.write(diagnosticsText(fromHere(diagnostics, contentDir, io.cwd)));
    const out = values.out;
    if (!config || diagnostics.some(({ severity }) => severity === 'error')) {
      io.stderr.write(`Nothing was written${out ? `: ${out} is as it was` : ''}.\n`);
      return EXIT.stop;
    }
    const text = serializeRules(
      exportRules(config, rules, yearIn(config.timeZone, io.now()), revisionOf(contentDir)),
    );
    if (out === undefined) {
      io.stdout.write(text);
      return EXIT.ok;
    }
    await writeRules(typedPath(io, out), text, config);
    const retired = rules.filter(({ status }) => status === 'retired').length;
    io.stderr.write(
      `${out}: ${amount(rules.length - retired, 'rule')}${retired ? `, ${retired} retired` : ''}\n`,
    );
    return EXIT.ok;
  },
});

/**
 * Writes an export. Only an earlier export of the same journal is overwritten.
 *
 * @throws {UsageError} if the file contains something else.
 */
async function writeRules(
  file: string,
  text: string,
  { title, url }: { title: string; url: string },
): Promise<void> {
  const before = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (before !== undefined) {
    const journal = journalOf(before);
    const advice = 'so nothing was written. Choose another file, or delete it.';
    if (!journal) {
      throw new UsageError(`${file} exists already and does not contain exported rules, ${advice}`);
    }
    if (journal.title !== title && journal.url !== url) {
      throw new UsageError(
        `${file} contains the rules of another journal, "${journal.title}" (${journal.url}), ${advice}`,
      );
    }
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFileAtomic(file, text);
}

/** The fields by which an export of any version is recognised. */
const Export = z.looseObject({
  version: z.number(),
  digest: z.string(),
  journal: z.looseObject({ title: z.string(), url: z.string() }),
  rules: z.array(z.unknown()),
});

function journalOf(bytes: Uint8Array): z.infer<typeof Export>['journal'] | undefined {
  try {
    return Export.parse(JSON.parse(new TextDecoder().decode(bytes))).journal;
  } catch {
    return undefined;
  }
}
