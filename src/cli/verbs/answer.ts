import { whereApplies } from '../../decision/applies.ts';
import type { Answer } from '../../decision/decision.ts';
import { type AnswerContext, holdersOf, makeAnswer } from '../../gate/answers.ts';
import { isHolder, withoutHolder } from '../../gate/checks/person.ts';
import { chooseEnvironment } from '../../gate/environment.ts';
import { commitNamed } from '../../gate/git/commitNamed.ts';
import { type OpenProject, openProject, pinnedRules } from '../../gate/openProject.ts';
import { openTerminal } from '../../gate/prompt.ts';
import { checkAnswers } from '../../gate/request.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { Rule, RulesFile } from '../../rules/model.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';
import { assignments } from './assignments.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Answer a rule ahead of time, for one commit.',
  usage: 'belay answer [ID=ANSWER]... [--environment E] [--commit COMMIT] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description: 'Only for deploys to there. Without it, for deploys of the commit to anywhere.',
    },
    commit: {
      type: 'string',
      value: 'COMMIT',
      description: 'For another commit than the one that is checked out.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay answer', 'Be asked, at a terminal, what people have to answer before the deploy.'],
    ['belay answer are-all-changes-confirmed=yes', 'Confirm the commit that is checked out.'],
    [
      'belay answer take-a-snapshot=done --environment production && belay sync',
      'Do a step for one environment, and let the CI runner know.',
    ],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      const { env, cwd } = io;
      const project = await openProject({ cwd, env, config: values.config });
      const { config, git, ledger, root } = project;
      const rules = await pinnedRules(project, cwd);
      const environment = environmentOf(project, values.environment);
      const commit = await commitOf(project, values.commit, io);
      const toAnswer = await answersFor(positionals, { project, rules, environment }, io);
      const context: AnswerContext = {
        config,
        rules,
        environment,
        commit,
        email: git.email,
        root,
        world: { env, clock: () => io.now() },
      };
      for (const [rule] of toAnswer) refuseOthers(rule, project);
      for (const [rule, answer] of toAnswer) {
        const made = await makeAnswer(context, rule, answer);
        if (!made.ok) throw new UsageError(`Not recorded, as ${made.reason}.`);
        await ledger.append(made.record);
        const where = environment === undefined ? '' : `, for ${environment}`;
        io.stdout.write(
          `${visibleLine(rule.text)} ${answer}: recorded for commit ${commit.slice(0, 10)}${where}\n`,
        );
      }
      return EXIT.ok;
    }),
});

interface Asked {
  project: OpenProject;
  rules: RulesFile;
  environment: string | undefined;
}

/** Checked: a misspelt environment would make an answer that never counts. */
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
      'An answer is for a commit, and there is none here. Give the gate --answer when you deploy.',
    );
  }
  if (given === undefined) return git.commit;
  const commit = await commitNamed(given, { cwd: root, env });
  if (commit === undefined) throw new UsageError(`There is no commit "${given}".`);
  return commit;
}

/** The answers on the command line; without any, those that somebody at a terminal gives. */
async function answersFor(
  positionals: readonly string[],
  asked: Asked,
  io: Io,
): Promise<[Rule, Answer][]> {
  if (positionals.length === 0) return askAll(here(asked), io);
  const given = checkAnswers(assignments(positionals), asked.rules.rules);
  if (!given.ok) throw new UsageError(given.message);
  return [...given.value].map(([id, { answer }]) => {
    const rule = asked.rules.rules.find((each) => each.id === id) as Rule;
    if (!isAsked(rule, asked)) throw new UsageError(`"${id}" is not asked of this project.`);
    return [rule, answer];
  });
}

/** What is asked where nobody said for which environment: what the current branch's deploys are asked. */
function here(asked: Asked): Asked {
  const { config, git } = asked.project;
  const choice = chooseEnvironment(config.environments, asked.environment, git.branch);
  return choice.ok ? { ...asked, environment: choice.name } : asked;
}

async function askAll(asked: Asked, io: Io): Promise<[Rule, Answer][]> {
  const rules = asked.rules.rules.filter(
    (rule) =>
      rule.stage === 'before-deploy' &&
      isForPeople(rule) &&
      isAsked(rule, asked) &&
      mayAnswer(rule, asked.project),
  );
  if (rules.length === 0) throw new UsageError('No rule before the deploy is yours to answer.');
  const terminal = openTerminal(io.stdin);
  if (!terminal) {
    const ids = rules.map(({ id, expect }) => `  belay answer ${id}=${wordsOf(expect)}`);
    throw new UsageError(`There is no terminal to ask at. Say what you answer:\n${ids.join('\n')}`);
  }
  const answers: [Rule, Answer][] = [];
  try {
    for (const rule of rules) {
      const answer = await terminal.ask(rule, asked.rules.journal.answers);
      if (answer === undefined) throw new UsageError('Nothing was recorded.');
      answers.push([rule, answer]);
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

/** An answer that would not count is not recorded. */
function refuseOthers(rule: Rule, project: OpenProject): void {
  if (mayAnswer(rule, project)) return;
  const role = (rule.check.kind === 'person' && rule.check.role) || '';
  const holders = holdersOf(rule, project.config)?.join(', ');
  if (!holders) throw new UsageError(`Not recorded, as ${withoutHolder(role).evidence}.`);
  const you = project.git.email ?? 'nobody';
  throw new UsageError(
    `Only ${role} may answer "${rule.id}": ${holders}. Git knows you as ${you}.`,
  );
}

function mayAnswer(rule: Rule, { config, git }: OpenProject): boolean {
  const holders = holdersOf(rule, config);
  return !holders || isHolder(git.email, holders);
}

function wordsOf(expect: Rule['expect']): string {
  return expect === 'done' ? 'done' : 'yes|no';
}
