import path from 'node:path';
import { whereApplies } from '../../decision/applies.ts';
import { type AnswerContext, holdersOf, makeAnswer, makeOverride } from '../../gate/answers.ts';
import { type Given, isHolder, withoutHolder } from '../../gate/checks/person.ts';
import { chooseEnvironment } from '../../gate/environment.ts';
import { commitNamed } from '../../gate/git/commitNamed.ts';
import { type OpenProject, openProject, pinnedRules } from '../../gate/openProject.ts';
import { overridersOf } from '../../gate/overrides.ts';
import { configAt, rulesAt } from '../../gate/projectAt.ts';
import { openTerminal } from '../../gate/prompt.ts';
import { codeAt } from '../../gate/records/codeAt.ts';
import { type Assignment, checkAnswers, checkOverrides, expiresAt } from '../../gate/request.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { Rule, RulesFile } from '../../rules/model.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { shellWord } from '../shellWord.ts';
import { defineVerb, type Io } from '../verb.ts';
import { assignments } from './assignments.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Answer a rule in advance, for one commit.',
  usage:
    'belay answer [ID=ANSWER]... [--override ID=REASON [--expires TIME]]... [--environment E] [--commit COMMIT] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description:
        'Only for deploys to this environment. Default: deploys of the commit to any environment.',
    },
    commit: {
      type: 'string',
      value: 'COMMIT',
      description:
        'For another commit than the one that is checked out, by its own belay.json and rules.',
    },
    override: {
      type: 'string',
      value: 'ID=REASON',
      multiple: true,
      description: 'Override a rule in advance. The reason is recorded. Can be repeated.',
    },
    expires: {
      type: 'string',
      value: 'TIME',
      description: 'How long the overrides are valid: 90s, 15m, 2h, 1d.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay answer', 'Answer, at a terminal, the questions to people before the deploy.'],
    [
      'belay answer ID=yes',
      'Answer one question for the commit that is checked out. `belay answer` without a terminal lists the ids.',
    ],
    [
      'belay answer ID=done --environment production && belay sync',
      'Mark a step as done for one environment, and send that to the CI runner.',
    ],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      const { env } = io;
      const here = await openProject({ cwd: io.cwd, env, config: values.config });
      const commit = await commitOf(here, values.commit, io);
      const { project, rules } =
        values.commit === undefined || here.policyCommit !== undefined
          ? { project: here, rules: await pinnedRules(here, io) }
          : await projectOf(commit, here, io);
      const { config, git, ledger, root } = project;
      const environment = environmentOf(project, values.environment);
      const expires = checked(expiresAt(values.expires, () => io.now()));
      const overrides = checked(
        checkOverrides(assignedOverrides(values.override), rules.rules, git.email, expires.at),
      ).value;
      const answersToo = positionals.length > 0 || overrides.size === 0;
      const asked = { project, rules, environment };
      const again = (['environment', 'commit'] as const)
        .map((name) => (values[name] === undefined ? '' : ` --${name} ${shellWord(values[name])}`))
        .join('');
      const toAnswer = answersToo ? await answersFor(positionals, asked, again, io) : [];
      const context: AnswerContext = {
        config,
        rules,
        environment,
        commit,
        code: await codeAt(commit, root, env),
        email: git.email,
        ledger,
        root,
        world: { env, clock: () => io.now() },
      };
      for (const [rule] of toAnswer) refuseOthers(rule, project);
      for (const [rule, given] of toAnswer) {
        const made = await makeAnswer(context, rule, given);
        if (!made.ok) throw new UsageError(`Not recorded, because ${made.reason}.`);
        await ledger.append(made.record);
        const where = environment === undefined ? '' : `, for ${environment}`;
        io.stdout.write(
          `${visibleLine(rule.text)} ${given.answer}: recorded for commit ${commit.slice(0, 10)}${where}\n`,
        );
      }
      for (const [id, override] of overrides) {
        const rule = rules.rules.find((each) => each.id === id) as Rule;
        refuseOverride(rule, project);
        const made = await makeOverride(context, rule, override);
        if (!made.ok) throw new UsageError(`Not recorded, because ${made.reason}.`);
        await ledger.append(made.record);
        const until = override.expires ? ` until ${override.expires.slice(0, 16)}Z` : '';
        io.stdout.write(
          `${visibleLine(rule.text)} overridden${until}: recorded for commit ${commit.slice(0, 10)}\n`,
        );
      }
      return EXIT.ok;
    }),
});

/** The settings and the rules in a commit. */
async function projectOf(commit: string, here: OpenProject, { env }: Io) {
  const place = { commit, config: here.file, env };
  const [config, rules] = await Promise.all([configAt(place), rulesAt(place)]);
  if (config === undefined || rules === undefined) {
    throw new UsageError(
      `Commit ${commit.slice(0, 10)} contains no ${config === undefined ? path.basename(here.file) : '.belay/rules.json'}, so nothing can be answered for it.`,
    );
  }
  return { project: { ...here, config }, rules };
}

function assignedOverrides(given: readonly string[]): Assignment[] {
  return given.map((text) => {
    const at = text.indexOf('=');
    if (at > 0) return { id: text.slice(0, at), value: text.slice(at + 1) };
    throw new UsageError(`An override needs its reason: --override ${text}="why it is needed".`);
  });
}

function checked<Good extends { ok: true }>(result: Good | { ok: false; message: string }): Good {
  if (result.ok) return result;
  throw new UsageError(result.message);
}

/** An override that would have no effect is not recorded. */
function refuseOverride(rule: Rule, { config, git }: OpenProject): void {
  const may = overridersOf(rule, config);
  if (!may || isHolder(git.email, may)) return;
  const who = may.length > 0 ? `Only ${may.join(', ')} may` : 'belay.json lists nobody who may';
  throw new UsageError(
    `${who} override "${rule.id}". Your address in git is ${git.email ?? 'not set'}.`,
  );
}

/** An answer, and at a prompt how many milliseconds it took. */
type AnswerGiven = Pick<Given, 'answer' | 'took'>;

interface Asked {
  project: OpenProject;
  rules: RulesFile;
  environment: string | undefined;
}

/** Checked, because an answer for a misspelt environment would have no effect. */
function environmentOf({ config }: OpenProject, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const choice = chooseEnvironment(config.environments, given, undefined);
  if (!choice.ok) throw new UsageError(choice.message);
  return choice.name;
}

async function commitOf(
  { git, root }: OpenProject,
  given: string | undefined,
  { env }: Io,
): Promise<string> {
  if (git.commit === undefined) {
    throw new UsageError(
      'An answer is for a commit, and there is no commit here. Give the gate --answer when you deploy.',
    );
  }
  if (given === undefined) return git.commit;
  const commit = await commitNamed(given, { cwd: root, env });
  if (commit === undefined) throw new UsageError(`There is no commit "${given}".`);
  return commit;
}

/** The answers on the command line; without any, the person at the terminal is asked. */
async function answersFor(
  positionals: readonly string[],
  asked: Asked,
  again: string,
  io: Io,
): Promise<[Rule, AnswerGiven][]> {
  if (positionals.length === 0) return askAll(here(asked), again, io);
  const given = checkAnswers(assignments(positionals), asked.rules.rules);
  if (!given.ok) throw new UsageError(given.message);
  return [...given.value].map(([id, { answer }]) => {
    const rule = asked.rules.rules.find((each) => each.id === id) as Rule;
    if (!isAsked(rule, asked)) throw new UsageError(`"${id}" does not apply to this project.`);
    return [rule, { answer }];
  });
}

/** The questions if no environment was given: those for deploys of the current branch. */
function here(asked: Asked): Asked {
  const { config, git } = asked.project;
  const choice = chooseEnvironment(config.environments, asked.environment, git.branch);
  return choice.ok ? { ...asked, environment: choice.name } : asked;
}

/** @param again the options that were given, to be typed again. */
async function askAll(asked: Asked, again: string, io: Io): Promise<[Rule, AnswerGiven][]> {
  const rules = asked.rules.rules.filter(
    (rule) =>
      rule.stage === 'before-deploy' &&
      isForPeople(rule) &&
      isAsked(rule, asked) &&
      mayAnswer(rule, asked.project),
  );
  if (rules.length === 0)
    throw new UsageError('There is no rule before the deploy that you can answer.');
  const terminal = openTerminal(io.stdin);
  if (!terminal) {
    const ids = rules.map(({ id, expect }) => `  belay answer ${id}=${wordsOf(expect)}${again}`);
    throw new UsageError(`There is no terminal to ask at. Give your answers:\n${ids.join('\n')}`);
  }
  const answers: [Rule, AnswerGiven][] = [];
  try {
    for (const rule of rules) {
      const began = performance.now();
      const answer = await terminal.ask(rule, asked.rules.journal.answers);
      if (answer === undefined) throw new UsageError('Nothing was recorded.');
      answers.push([rule, { answer, took: Math.round(performance.now() - began) }]);
    }
  } finally {
    terminal.close();
  }
  return answers;
}

function isForPeople({ check, status }: Rule): boolean {
  return check.kind === 'person' && status === 'active';
}

function isAsked(rule: Rule, { project: { config }, environment }: Asked): boolean {
  const { project: name, stacks } = config;
  return whereApplies(rule, { name, stacks, ...(environment && { environment }) }) !== undefined;
}

/** An answer that would have no effect is not recorded. */
function refuseOthers(rule: Rule, project: OpenProject): void {
  if (mayAnswer(rule, project)) return;
  const role = (rule.check.kind === 'person' && rule.check.role) || '';
  const holders = holdersOf(rule, project.config)?.join(', ');
  if (!holders) throw new UsageError(`Not recorded, because ${withoutHolder(role).evidence}.`);
  const you = project.git.email ?? 'not set';
  throw new UsageError(
    `Only ${role} may answer "${rule.id}": ${holders}. Your address in git is ${you}.`,
  );
}

function mayAnswer(rule: Rule, { config, git }: OpenProject): boolean {
  const holders = holdersOf(rule, config);
  return !holders || isHolder(git.email, holders);
}

function wordsOf(expect: Rule['expect']): string {
  return expect === 'done' ? 'done' : 'yes|no';
}
