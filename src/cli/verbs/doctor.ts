import { chooseEnvironment } from '../../gate/environment.ts';
import { openProject, pinnedRules } from '../../gate/openProject.ts';
import { askedRules } from '../../gate/readiness/askedRules.ts';
import { checkoutProblems } from '../../gate/readiness/checkoutProblems.ts';
import { configProblems } from '../../gate/readiness/configProblems.ts';
import type { Problem } from '../../gate/readiness/problem.ts';
import { tableText } from '../../gate/readiness/tableText.ts';
import { jsonText } from '../../gate/reports/json.ts';
import { UsageError } from '../../gate/usageError.ts';
import { type Style, styleOf } from '../../text/style.ts';
import { visible } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { typedHere } from '../typedHere.ts';
import { defineVerb } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Show which rules apply to a project, and what prevents a go.',
  usage: 'belay doctor [--environment E] [--json] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description: 'Check only deploys to this environment. Default: all environments.',
    },
    json: { type: 'boolean', description: 'Print the same as a JSON document.' },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay doctor', 'See what is missing before anything is deployed.'],
    ['belay doctor --json | jq -r ".problems[].fix"', 'List what to do.'],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      if (positionals.length > 0) throw new UsageError('The doctor takes only options.');
      const { cwd, env } = io;
      const project = await openProject({ cwd, env, config: values.config });
      const { config } = project;
      const rules = await pinnedRules(project, io);
      const only = onlyEnvironment(values.environment, config.environments);
      const asked = askedRules(rules.rules, config)
        .filter(({ environments }) => only === undefined || environments.includes(only))
        .map((rule) => (only === undefined ? rule : { ...rule, environments: [only] }));
      const problems = [
        ...configProblems(rules, config, asked),
        ...(await checkoutProblems({ ...project, rules, asked, env, version: io.version ?? '' })),
      ];
      const ready = !problems.some(({ severity }) => severity === 'error');
      if (values.json)
        io.stdout.write(jsonText({ ready, project: config.project, rules: asked, problems }));
      else {
        const text = [
          `${config.project}: ${asked.length === 1 ? '1 rule is' : `${asked.length} rules are`} asked.`,
          tableText(asked),
          problemsText(problems, styleOf(io.stdout, env)),
          nextText(ready, Object.keys(config.environments), only, asked.length),
        ];
        io.stdout.write(typedHere(`${text.filter(Boolean).join('\n\n')}\n`, io));
      }
      return ready ? EXIT.ok : EXIT.stop;
    }),
});

function onlyEnvironment(
  given: string | undefined,
  environments: Parameters<typeof chooseEnvironment>[0],
): string | undefined {
  if (given === undefined) return undefined;
  const choice = chooseEnvironment(environments, given, undefined);
  if (!choice.ok) throw new UsageError(choice.message);
  return choice.name;
}

/** Errors come first; each says what to do. */
function problemsText(problems: readonly Problem[], style: Style): string {
  const lines = (['error', 'warning'] as const).flatMap((severity) =>
    problems
      .filter((problem) => problem.severity === severity)
      .flatMap(({ message, fix }) => {
        const word = severity === 'error' ? style.red('error  ') : style.yellow('warning');
        return [`${word}  ${visible(message)}`, `         ${visible(fix)}`];
      }),
  );
  return lines.join('\n');
}

function nextText(
  ready: boolean,
  environments: readonly string[],
  only: string | undefined,
  count: number,
): string {
  if (!ready) return 'Next: fix the errors above, and run `belay doctor` again.';
  if (count === 0) return '';
  const where = only ?? environments[0];
  const option = where === undefined ? '' : ` --environment ${where}`;
  return `Ready. Next:\n  belay gate --stage before-deploy${option}`;
}
