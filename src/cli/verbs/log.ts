import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { wholeText } from '../../files/wholeFile.ts';
import { missingText, passedOverText } from '../../gate/answers.ts';
import { commitNamed } from '../../gate/git/commitNamed.ts';
import {
  EMPTY_HISTORY,
  History,
  historyOf,
  mergeHistories,
  withoutPrivate,
} from '../../gate/history.ts';
import { type OpenProject, openProject } from '../../gate/openProject.ts';
import { logText } from '../../gate/records/logText.ts';
import { type BelayRecord, nameOf } from '../../gate/records/model.ts';
import { selectRecords, type Wish } from '../../gate/records/select.ts';
import { jsonText } from '../../gate/reports/json.ts';
import { UsageError } from '../../gate/usageError.ts';
import { styleOf } from '../../text/style.ts';
import { amount } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { typedHere } from '../typedHere.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Show the records: runs of the gate, answers, acceptances.',
  usage: 'belay log [--commit COMMIT] [--rule ID] [--person ADDRESS] [--json | --export FILE]',
  options: {
    commit: { type: 'string', value: 'COMMIT', description: 'Only records of this commit.' },
    rule: {
      type: 'string',
      value: 'ID',
      description: 'Only records of this rule, with its verdicts.',
    },
    person: {
      type: 'string',
      value: 'ADDRESS',
      description: 'Only records of this person: runs, answers, overrides, acceptances.',
    },
    json: { type: 'boolean', description: 'Print a JSON array of records, newest first.' },
    export: {
      type: 'string',
      value: 'FILE',
      description:
        'Write the runs and outages for the journal, without names and output. Reasons of overrides are left out unless `history` in belay.json says otherwise. Runs of other projects in the file are kept.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay log', 'See the decisions, newest first.'],
    ['belay log --commit HEAD --json | jq ".[0].decision"', 'Use the last decision in a program.'],
    ['belay log --rule is-it-a-busy-hour', 'See when a rule was asked, and with what verdict.'],
    ['belay log --export ../journal/content/history.json', 'Publish the history of the rules.'],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      if (positionals.length > 0) throw new UsageError('This verb takes only options.');
      const { cwd, env } = io;
      const project = await openProject({ cwd, env, config: values.config });
      const wish = await wishOf(project, values, env);
      const { records, passedOver } = await project.ledger.readAll();
      if (passedOver > 0) io.stderr.write(`belay: ${passedOverText(passedOver, project.ledger)}\n`);
      const missing = await project.ledger.missing();
      if (missing.length > 0) io.stderr.write(`belay: ${missingText(missing, project.ledger)}\n`);
      // A run that ended before it read the project's name may belong to this project.
      const names = [project.config.project, ''];
      const own = records.filter((record) => names.includes(record.project));
      const file = values.export;
      if (file !== undefined) {
        if (values.json || Object.keys(wish).length > 0) {
          throw new UsageError('--export takes all records, and no other option than --config.');
        }
        return await exportHistory(own, file, project, io);
      }
      const selected = selectRecords(own, wish);
      io.stdout.write(
        values.json
          ? jsonText(selected.map((record) => ({ ...record, line: nameOf(record) })))
          : typedHere(logText(selected, wish.rule, styleOf(io.stdout, env)), io),
      );
      if (selected.length === 0) io.stderr.write('belay: There is no such record.\n');
      return EXIT.ok;
    }),
});

async function wishOf(
  { root }: OpenProject,
  { commit: name, rule, person }: Record<'commit' | 'rule' | 'person', string | undefined>,
  env: Io['env'],
): Promise<Wish> {
  const commit = name === undefined ? undefined : await commitNamed(name, { cwd: root, env });
  if (name !== undefined && commit === undefined) {
    throw new UsageError(`There is no commit "${name}".`);
  }
  return { ...(commit && { commit }), ...(rule && { rule }), ...(person && { person }) };
}

async function exportHistory(
  records: readonly BelayRecord[],
  file: string,
  { config }: OpenProject,
  { cwd, stdout, now }: Io,
): Promise<number> {
  const whole = path.resolve(cwd, file);
  const publishing = config.history;
  const earlier = (await readHistory(whole, file)) ?? EMPTY_HISTORY;
  const isOwn = ({ project }: { project: string }) => ['', config.project].includes(project);
  const own = { ...EMPTY_HISTORY, runs: earlier.runs.filter(isOwn) };
  // What the file holds of other projects was theirs to publish.
  const others = { ...earlier, runs: earlier.runs.filter((run) => !isOwn(run)) };
  const history = mergeHistories([
    others,
    withoutPrivate(own, publishing),
    historyOf(records, publishing),
  ]);
  const { version, ...held } = history;
  const dated = { version, exported: now().toISOString(), ...held };
  try {
    await writeFileAtomic(whole, `${JSON.stringify(dated, null, 1)}\n`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be written: ${code ?? message}.`);
  }
  const { runs, outages } = history;
  stdout.write(
    `${file} now has ${amount(runs.length, 'run')} and ${amount(outages.length, 'outage')}.\n`,
  );
  return EXIT.ok;
}

/** The current content of the file. A file of another kind is not overwritten. */
async function readHistory(file: string, shown: string): Promise<History | undefined> {
  try {
    return History.parse(JSON.parse(await wholeText(file)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`${shown} exists and is not a history of rules. Nothing was written.`);
  }
}
