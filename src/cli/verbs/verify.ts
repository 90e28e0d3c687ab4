import { readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { objectionToSignature, passedOverText } from '../../gate/answers.ts';
import { checkEnvelope, envelopeOf } from '../../gate/attestation.ts';
import { chooseEnvironment } from '../../gate/environment.ts';
import { runGit } from '../../gate/git/runGit.ts';
import { goOnRecord } from '../../gate/goOnRecord.ts';
import { openProject, pinnedRules } from '../../gate/openProject.ts';
import { UsageError } from '../../gate/usageError.ts';
import { DURATION_EXAMPLES, readDuration } from '../../text/duration.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Check whether a go is recorded for the commit that is checked out.',
  usage:
    'belay verify [--environment E] [--within TIME] [--attest FILE | --attestation FILE] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description: 'Where the deploy goes. Default: the environment of the current branch.',
    },
    within: {
      type: 'string',
      value: 'TIME',
      description: 'The maximum age of the go: 90s, 15m, 2h, 1d. Default: no limit.',
    },
    attest: {
      type: 'string',
      value: 'FILE',
      description: 'Write the go to a file, as an in-toto statement in a DSSE envelope.',
    },
    attestation: {
      type: 'string',
      value: 'FILE',
      description:
        'Check such a file instead of the records. Check its signature with the tool that made it.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    [
      'belay verify --environment production --attest go.json && cosign sign-blob go.json',
      'Write the go as an in-toto statement and sign it.',
    ],
    [
      'belay verify --environment production --within 15m && ./deploy.sh',
      'Deploy only what has a go, wherever the gate ran.',
    ],
    ['belay sync && belay verify --environment production', 'Fetch the records first.'],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      if (positionals.length > 0) throw new UsageError('This verb takes only options.');
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
        throw new UsageError('A go is for a commit, and there is no commit here.');
      }
      const where = {
        name: config.project,
        stacks: config.stacks,
        ...(choice.name !== undefined && { environment: choice.name }),
      };
      const policy = { allowEmpty: config.allowEmpty };
      const tree = await treeOf(commit, project.root, env);
      if (values.attestation !== undefined) {
        const text = await readAttestation(
          path.resolve(cwd, values.attestation),
          values.attestation,
        );
        const checked = checkEnvelope(text, {
          commit,
          tree,
          project: where,
          rules,
          policy,
          config: config.digest,
        });
        const good = checked.ok && dirty === false;
        const why = checked.ok ? 'the files differ from the commit' : checked.reason;
        io.stdout.write(
          good
            ? `Go: ${visibleLine(values.attestation)} is about commit ${commit.slice(0, 10)} and these rules. Its ${checked.signatures} signatures are not checked here.\n`
            : `No go: ${visibleLine(values.attestation)}: ${visibleLine(why)}.\n`,
        );
        return good ? EXIT.ok : EXIT.stop;
      }
      const { records, passedOver } = await ledger.read(commit);
      if (passedOver > 0) io.stderr.write(`belay: ${passedOverText(passedOver, ledger)}\n`);
      const found = await goOnRecord(records, {
        project: where,
        commit,
        rules,
        policy,
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
      if (values.attest !== undefined) {
        await writeFileAtomic(
          path.resolve(cwd, values.attest),
          envelopeOf(found.run, { commit, tree }),
        );
      }
      const { ranAt, by } = found.run;
      const who = by ? ` by ${visibleLine(by)}` : '';
      io.stdout.write(`Go for ${what}: on record since ${ranAt.slice(0, 19)}Z${who}.\n`);
      return EXIT.ok;
    }),
});

/** The object id of the tree of a commit. */
async function treeOf(commit: string, cwd: string, env: Io['env']): Promise<string> {
  const { code, stdout } = await runGit(['rev-parse', `${commit}^{tree}`], { cwd, env });
  if (code !== 0) throw new UsageError(`Commit ${commit.slice(0, 10)} cannot be read.`);
  return stdout.trim();
}

async function readAttestation(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${shown} cannot be read: ${code ?? message}.`);
  }
}

function durationOf(within: string): number {
  const length = readDuration(within);
  if (length !== undefined) return length;
  throw new UsageError(`--within cannot be "${within}". Write ${DURATION_EXAMPLES}.`);
}
