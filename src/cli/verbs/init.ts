import { existsSync } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type BelayConfig, configSchema } from '../../gate/config.ts';
import { SourceError } from '../../gate/overTls.ts';
import { readRules } from '../../gate/rulesFile.ts';
import { fetchRules } from '../../gate/source.ts';
import { UsageError } from '../../gate/usageError.ts';
import { exportRules, serializeRules, yearIn } from '../../journal/export/exportRules.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import type { RulesFile } from '../../rules/model.ts';
import { diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { addExtras, EXTRAS_OPTIONS, refuseWithoutBranches } from '../projectFiles/extras.ts';
import { gateFile } from '../projectFiles/gateFile.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Make a project ready to be gated.',
  usage:
    'belay init [DIR] [--project NAME] [--rules FILE|URL] [--hook] [--ci SERVICE] [--content DIR]',
  options: {
    project: {
      type: 'string',
      value: 'NAME',
      description: 'What the notes call the project. Without it, the name of its folder.',
    },
    rules: {
      type: 'string',
      value: 'FILE|URL',
      description: 'Where the rules come from. Without it, this journal’s own are pinned.',
    },
    ...EXTRAS_OPTIONS,
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay init ../django-shop', 'Write belay.json and .belay/ into a project.'],
    ['belay init ../shop --rules https://journal.example/rules.json', 'Pin what is published.'],
    ['belay init ../shop --hook', 'Hold its pushes to deploy branches, too.'],
  ],
  async run({ positionals, values }, io) {
    const [given = '.', ...more] = positionals;
    if (more.length > 0) throw new UsageError('Give one folder.');
    const root = path.resolve(io.cwd, given);
    if (!(await stat(root).catch(() => undefined))?.isDirectory()) {
      throw new UsageError(`There is no folder ${given}.`);
    }
    const source = values.rules;
    const rules = source
      ? await pulledRules(source, io.cwd)
      : await ownRules(contentDirOf(values.content, io), io);
    if (!rules) return EXIT.stop;
    const config: Partial<BelayConfig> = {
      $schema: './.belay/belay.schema.json',
      project: values.project ?? path.basename(root),
      stacks: [],
      environments: {},
      commands: {},
      rules: source
        ? fromProject(source, io.cwd, root)
        : new URL('rules.json', rules.journal.url).href,
    };
    if (values.ci) await refuseWithoutBranches(root);
    await writeProject(root, config, rules, io);
    await addExtras(root, values, io);
    return EXIT.ok;
  },
});

async function writeProject(
  root: string,
  config: Partial<BelayConfig>,
  rules: RulesFile,
  io: Io,
): Promise<void> {
  const [bundle, adapter] = await Promise.all([
    gateFile(),
    readFile(new URL('../../dosh/belay.lua', import.meta.url), 'utf8'),
  ]);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await mkdir(path.join(root, '.belay'), { recursive: true });
  /** What the project owns from then on is written once; what Belay owns is renewed. */
  const files: [file: string, text: string, owner: 'project' | 'belay'][] = [
    ['.belay/belay.mjs', bundle, 'belay'],
    ['.belay/belay.lua', adapter, 'belay'],
    ['.belay/belay.schema.json', json(configSchema()), 'belay'],
    ['.belay/.gitignore', 'records.jsonl\ngo-*\n', 'project'],
    ['.belay/rules.json', serializeRules(rules), 'project'],
    ['belay.json', json(config), 'project'],
  ];
  for (const [file, text, owner] of files) {
    const whole = path.join(root, file);
    const kept = owner === 'project' && existsSync(whole);
    if (!kept) await writeFileAtomic(whole, text);
    io.stdout.write(kept ? `${file} is there already, and stays as it is\n` : `${file} written\n`);
  }
  io.stdout.write(DOSH_LINES);
}

/** `undefined` where the notes have errors, which are told. */
async function ownRules(contentDir: string, io: Io): Promise<RulesFile | undefined> {
  const { config, rules, diagnostics } = await loadJournal({ contentDir, depth: 'rules' });
  io.stderr.write(diagnosticsText(fromHere(diagnostics, contentDir, io.cwd)));
  if (!config || diagnostics.some(({ severity }) => severity === 'error')) {
    io.stderr.write('Nothing was written.\n');
    return undefined;
  }
  return exportRules(config, rules, yearIn(config.timeZone, io.now()));
}

async function pulledRules(source: string, cwd: string): Promise<RulesFile> {
  let reason: string;
  try {
    const result = readRules(await fetchRules(source, cwd), source);
    if (result.ok) return result.file;
    reason = result.reason;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    reason = error.message;
  }
  throw new UsageError(`${reason}\nNothing was written.`);
}

/** A path as `belay.json` has to say it; a URL as it is. */
function fromProject(source: string, cwd: string, root: string): string {
  if (URL.canParse(source)) return source;
  return path.relative(root, path.resolve(cwd, source)).split(path.sep).join('/');
}

const DOSH_LINES = `
Next: say in belay.json what the checks run and where deploys go, and write in dosh.lua

  local belay = dofile(".belay/belay.lua")(cmd, env)

and as the first line of the task that deploys

  belay.gate{ environment = "production" }
`;
