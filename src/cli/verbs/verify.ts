import { objectionToSignature, passedOverText } from '../../gate/answers.ts';
import { chooseEnvironment } from '../../gate/environment.ts';
import { goOnRecord } from '../../gate/goOnRecord.ts';
import { openProject, pinnedRules } from '../../gate/openProject.ts';
import { UsageError } from '../../gate/usageError.ts';
import { DURATION_EXAMPLES, readDuration } from '../../text/duration.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Say whether a go is on record for the commit that is checked out.',
  usage: 'belay verify [--environment E] [--within TIME] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description: 'Where the deploy goes. Without it, the environment of the current branch.',
    },
    within: {
      type: 'string',
      value: 'TIME',
      description: 'How old the go may be: 90s, 15m, 2h, 1d. Without it, as old as it is.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    [
      'belay verify --environment production --within 15m && ./deploy.sh',
      'Deploy only what the gate let go, wherever it ran.',
    ],
    ['belay sync && belay verify --environment production', 'Fetch the records first.'],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      if (positionals.length > 0) throw new UsageError('Everything is said by options.');
      const within = values.within;
      const longest = within === undefined ? undefined : durationOf(within);
      const { env, cwd } = io;
      const project = await openProject({ cwd, env, config: values.config });
      const { config, git, ledger } = project;
      const rules = await pinnedRules(project, cwd);
      const choice = chooseEnvironment(config.environments, values.environment, git.branch);
      if (!choice.ok) throw new UsageError(choice.message);
      const { commit, dirty } = git;
      if (commit === undefined) {
        throw new UsageError('A go is for a commit, and there is none here: this cannot be told.');
      }
      const { records, passedOver } = await ledger.read(commit);
      if (passedOver > 0) io.stderr.write(`belay: ${passedOverText(passedOver, ledger)}\n`);
      const found = await goOnRecord(records, {
        project: {
          name: config.project,
          stacks: config.stacks,
          ...(choice.name !== undefined && { environment: choice.name }),
        },
        commit,
        rules,
        policy: { allowEmpty: config.allowEmpty },
        answersFor: config.answersFor,
        signature: async (run) =>
          config.requireSigned
            ? objectionToSignature(run, project.root, { env, clock: () => io.now() })
            : undefined,
        config: config.digest,
        clock: io.now(),
        within: longest,
      });
      const target = [config.project, choice.name].filter(Boolean).join(' to ');
      const what = `${visibleLine(target)}, commit ${commit.slice(0, 10)}`;
      const refuse = (reason: string) => {
        io.stdout.write(`No go for ${what}: ${visibleLine(reason)}.\n`);
        return EXIT.stop;
      };
      if (!found.ok) return refuse(found.reason);
      if (dirty !== false) return refuse('the work tree differs from the commit');
      const { ranAt, by } = found.run;
      const who = by ? ` by ${visibleLine(by)}` : '';
      io.stdout.write(`Go for ${what}: on record since ${ranAt.slice(0, 19)}Z${who}.\n`);
      return EXIT.ok;
    }),
});

function durationOf(within: string): number {
  const length = readDuration(within);
  if (length !== undefined) return length;
  throw new UsageError(`--within cannot be "${within}". Write ${DURATION_EXAMPLES}.`);
}
