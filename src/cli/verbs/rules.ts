import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { jsonText } from '../../gate/reports/json.ts';
import { UsageError } from '../../gate/usageError.ts';
import { exportRules, serializeRules, yearIn } from '../../journal/export/exportRules.ts';
import { revisionOf } from '../../journal/export/revision.ts';
import type { JournalConfig } from '../../journal/fields/types.ts';
import { readHistories } from '../../journal/history/readHistories.ts';
import { ruleReport } from '../../journal/history/ruleReport.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import type { Rule } from '../../rules/model.ts';
import { visibleLine } from '../../text/visible.ts';
import { amount, diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { ruleReportText } from '../ruleReportText.ts';
import { typedPath } from '../typedPath.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Export the rules of all notes as JSON, for the gate.',
  usage: 'belay rules [--out FILE | --report [--json]] [--content DIR]',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      description: 'Write to this file, atomically. Default: the standard output.',
    },
    report: {
      type: 'boolean',
      description:
        'Say what each rule did in the projects whose history the journal reads: asked, stopped, overridden.',
    },
    json: { type: 'boolean', description: 'With --report: as JSON.' },
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay rules --out dist/rules.json', 'Write the file that `belay update` pulls.'],
    ['belay rules | jq ".rules[].text"', 'Show the questions.'],
    ['belay rules --report', 'See which rules stop deploys, and which nobody needs.'],
  ],
  async run({ values }, io) {
    if (values.report && values.out !== undefined) {
      throw new UsageError(
        '--report and --out are for two different things. Leave one of them out.',
      );
    }
    if (values.json && !values.report) {
      throw new UsageError('Without --report the rules are JSON already: leave --json out.');
    }
    const contentDir = contentDirOf(values.content, io);
    const { config, rules, diagnostics } = await loadJournal({ contentDir, depth: 'rules' });
    io.stderr.write(diagnosticsText(fromHere(diagnostics, contentDir, io.cwd)));
    const out = values.out;
    if (!config || diagnostics.some(({ severity }) => severity === 'error')) {
      io.stderr.write(`Nothing was written${out ? `: ${out} is as it was` : ''}.\n`);
      return EXIT.stop;
    }
    if (values.report) return await report(config, rules, { contentDir, json: values.json }, io);
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

/** What each rule did. A history that cannot be read, or that is old, is named. */
async function report(
  { history: from }: JournalConfig,
  rules: readonly Rule[],
  { contentDir, json }: { contentDir: string; json: boolean | undefined },
  io: Io,
): Promise<number> {
  const { env } = io;
  const { history, sources } = await readHistories({ contentDir, from, env, now: io.now() });
  for (const { trouble } of sources)
    if (trouble) io.stderr.write(`belay: ${visibleLine(trouble)}.\n`);
  if (sources.length === 0) {
    io.stderr.write(
      'belay: The journal reads no history. Add to journal.yaml what projects publish with `belay log --export`: history: [FILE or ADDRESS]\n',
    );
  }
  const found = ruleReport(rules, history);
  io.stdout.write(
    json
      ? jsonText({ runs: history.runs.length, sources, rules: found })
      : ruleReportText(found, { runs: history.runs.length, sources }),
  );
  return EXIT.ok;
}

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

/** Whose rules a file has. What is before the rules says it in nearly every file, so that megabytes need not be parsed. */
function journalOf(bytes: Buffer): z.infer<typeof Export>['journal'] | undefined {
  const head = bytes.subarray(0, Math.max(0, bytes.indexOf('"rules":')));
  return readExport(`${head.toString()}"rules":[]}`) ?? readExport(new TextDecoder().decode(bytes));
}

function readExport(text: string): z.infer<typeof Export>['journal'] | undefined {
  try {
    return Export.parse(JSON.parse(text)).journal;
  } catch {
    return undefined;
  }
}
