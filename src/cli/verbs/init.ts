import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { gitFacts } from '../../gate/git/facts.ts';
import { runGit } from '../../gate/git/runGit.ts';
import { SourceError } from '../../gate/overTls.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import { openTerminal } from '../../gate/prompt.ts';
import { readRules } from '../../gate/rulesFile.ts';
import { fetchRules, tokenIn } from '../../gate/source.ts';
import { UsageError } from '../../gate/usageError.ts';
import { exportRules, yearIn } from '../../journal/export/exportRules.ts';
import { revisionOf } from '../../journal/export/revision.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import type { RulesFile } from '../../rules/model.ts';
import { diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { type Detected, detect } from '../projectFiles/detect.ts';
import { addExtras, EXTRAS_OPTIONS } from '../projectFiles/extras.ts';
import { firstSteps } from '../projectFiles/firstSteps.ts';
import {
  bindingSuggestions,
  branchesOf,
  placeSuggestions,
  type Suggestion,
  withSuggestion,
} from '../projectFiles/suggestConfig.ts';
import { type Written, writeProject } from '../projectFiles/writeProject.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Set up the gate in a project.',
  usage:
    'belay init [DIR] [--yes] [--project NAME] [--rules FILE|URL] [--hook] [--ci SERVICE] [--watch PLACE] [--content DIR]',
  options: {
    yes: {
      type: 'boolean',
      description:
        'Accept what was detected, without asking. Without this and without a terminal, nothing that was detected is written.',
    },
    project: {
      type: 'string',
      value: 'NAME',
      description: 'The project’s name in the notes. Default: the name of its folder.',
    },
    rules: {
      type: 'string',
      value: 'FILE|URL',
      description: 'Where the rules come from. Default: this journal.',
    },
    ...EXTRAS_OPTIONS,
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay init ../django-shop', 'Write belay.json and .belay/ into a project.'],
    ['belay init ../shop --yes --hook', 'Accept what was detected, and hold pushes too.'],
    ['belay init ../shop --rules https://journal.example/rules.json', 'Pin the published rules.'],
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
      ? await pulledRules(source, io)
      : await ownRules(contentDirOf(values.content, io), io);
    if (!rules) return EXIT.stop;
    const isNew = !existsSync(path.join(root, 'belay.json'));
    const detected = await detect(root);
    const own: Partial<BelayConfig> = {
      $schema: './.belay/belay.schema.json',
      project: values.project ?? path.basename(root),
      stacks: [],
      environments: {},
      commands: {},
      rules: source
        ? fromProject(source, io.cwd, root)
        : new URL('rules.json', rules.journal.url).href,
    };
    const config = isNew ? await agreed(own, { root, rules, detected }, values.yes, io) : own;
    const written = await writeProject(root, config, rules);
    io.stdout.write(writtenText(written));
    await sayIgnored(root, io);
    await addExtras(root, values, io);
    if (isNew) {
      if (config.rules) io.stdout.write(placeholderText(config.rules));
      io.stdout.write(await firstSteps({ root, given, detected, cwd: io.cwd }));
    }
    return EXIT.ok;
  },
});

/** Says that the journal's address, which `belay update` needs, is still the placeholder of `belay new journal`. */
function placeholderText(rules: string): string {
  const isPlaceholder = URL.canParse(rules) && /(?:^|\.)example$/.test(new URL(rules).hostname);
  return isPlaceholder
    ? `\n"rules" in belay.json is ${rules}, which does not exist. Write the file or URL of the journal's rules.json there.\n`
    : '';
}

interface Found {
  root: string;
  rules: RulesFile;
  detected: Detected;
}

/** The first `belay.json`, with each suggestion that a person or `--yes` accepts. */
async function agreed(
  own: Partial<BelayConfig>,
  { root, rules, detected }: Found,
  yes: boolean,
  io: Io,
): Promise<Partial<BelayConfig>> {
  const terminal = yes ? undefined : openTerminal(io.stdin);
  const passed: Suggestion[] = [];
  const take = async (config: Partial<BelayConfig>, suggestions: readonly Suggestion[]) => {
    let taken = config;
    for (const suggestion of suggestions) {
      const agrees = yes || (await terminal?.confirm(suggestion.question)) === true;
      if (agrees) taken = withSuggestion(taken, suggestion);
      else if (!terminal) passed.push(suggestion);
    }
    return taken;
  };
  try {
    const [branches, { email }] = await Promise.all([
      branchesOf(root, io.env),
      gitFacts(root, io.env),
    ]);
    const placed = await take(own, placeSuggestions(detected, branches));
    return await take(placed, bindingSuggestions(placed, rules.rules, detected, email));
  } finally {
    terminal?.close();
    if (passed.length > 0) {
      const questions = passed.map(({ question }) => `  ${question}\n`).join('');
      io.stdout.write(
        `There is no terminal to ask at. Left out of belay.json; --yes accepts them:\n${questions}`,
      );
    }
  }
}

/** Lists the files that were written or updated. Unchanged files are not listed. */
function writtenText({ written, renewed }: Written): string {
  const lines = [
    ...written.map((file) => `${file} written\n`),
    ...renewed.map((file) => `${file} renewed\n`),
  ];
  return lines.join('') || 'Nothing to renew.\n';
}

/** Warns about files that git ignores: other people and CI runs do not get them. */
async function sayIgnored(root: string, io: Io): Promise<void> {
  const args = ['check-ignore', '--', '.belay/rules.json', '.belay/belay.mjs', 'belay.json'];
  const { code, stdout } = await runGit(args, { cwd: root, env: io.env });
  if (code !== 0) return;
  const files = stdout.trim().split('\n').join(', ');
  io.stderr.write(
    `belay: git ignores ${files}, so nobody else will have these files. Remove them from .gitignore.\n`,
  );
}

/** `undefined` if the notes have errors, which are printed. */
async function ownRules(contentDir: string, io: Io): Promise<RulesFile | undefined> {
  const { config, rules, diagnostics } = await loadJournal({ contentDir, depth: 'rules' });
  io.stderr.write(diagnosticsText(fromHere(diagnostics, contentDir, io.cwd)));
  if (!config || diagnostics.some(({ severity }) => severity === 'error')) {
    io.stderr.write('Nothing was written.\n');
    return undefined;
  }
  return exportRules(config, rules, yearIn(config.timeZone, io.now()), revisionOf(contentDir));
}

async function pulledRules(source: string, { cwd, env }: Io): Promise<RulesFile> {
  let reason: string;
  try {
    const result = readRules(await fetchRules(source, cwd, tokenIn(env)), source);
    if (result.ok) return result.file;
    reason = result.reason;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    reason = error.message;
  }
  throw new UsageError(`${reason}\nNothing was written.`);
}

/** A path in the form that `belay.json` uses; a URL unchanged. */
function fromProject(source: string, cwd: string, root: string): string {
  if (URL.canParse(source)) return source;
  return path.relative(root, path.resolve(cwd, source)).split(path.sep).join('/');
}
