import { readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { objectionToSignature, passedOverText } from '../../gate/answers.ts';
import { checkEnvelope, envelopeOf } from '../../gate/attestation.ts';
import { chooseEnvironment } from '../../gate/environment.ts';
import { commitNamed } from '../../gate/git/commitNamed.ts';
import { treeOf } from '../../gate/git/treeOf.ts';
import { goOnRecord, latestRuns, type Wanted } from '../../gate/goOnRecord.ts';
import { type OpenProject, openProject, pinnedRules } from '../../gate/openProject.ts';
import { programOf } from '../../gate/policyFiles.ts';
import { isHeld, policyHere } from '../../gate/policyHere.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import type { BelayRecord } from '../../gate/records/model.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { RulesFile } from '../../rules/model.ts';
import { DURATION_EXAMPLES, readDuration } from '../../text/duration.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Check whether a go is recorded for the commit that is checked out.',
  usage:
    'belay verify [--environment E] [--within TIME] [--deployed REV] [--attest FILE | --attestation FILE [--key FILE]] [--config FILE]',
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
    deployed: {
      type: 'string',
      value: 'REV',
      description:
        'What is deployed now: the run has to be held against it, where its belay.json and rules are stricter.',
    },
    attest: {
      type: 'string',
      value: 'FILE',
      description: 'Write the go to a file, as an in-toto statement in a DSSE envelope.',
    },
    attestation: {
      type: 'string',
      value: 'FILE',
      description: 'Check such a file instead of the records: an envelope, or a Sigstore bundle.',
    },
    key: {
      type: 'string',
      value: 'FILE',
      description: 'The public key, in PEM, that the attestation has to be signed by.',
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
      const world = { env, clock: () => io.now() };
      const project = await openProject({ cwd, env, config: values.config });
      const { config, git, ledger } = project;
      const rules = await pinnedRules(project, io);
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
      const tree = await treeOf(commit, { cwd: project.root, env });
      if (tree === undefined) throw new UsageError(`Commit ${commit.slice(0, 10)} cannot be read.`);
      const program = await programOf(project.root);
      if (values.attestation !== undefined) {
        const text = await readText(path.resolve(cwd, values.attestation), values.attestation);
        const limits = [longest, readDuration(config.answersFor ?? '')].flatMap((it) => it ?? []);
        const key = values.key && (await readText(path.resolve(cwd, values.key), values.key));
        if (config.requireSigned && key === undefined) {
          throw new UsageError(
            'belay.json requires signatures: say whose the attestation has to have, with --key FILE.',
          );
        }
        const checked = checkEnvelope(text, {
          commit,
          tree,
          program,
          clock: io.now(),
          within: limits.length > 0 ? Math.min(...limits) : undefined,
          key,
          project: where,
          rules,
          policy,
          config: config.digest,
        });
        const good = checked.ok && dirty === false;
        const why = checked.ok ? 'the files differ from the commit' : checked.reason;
        io.stdout.write(
          good
            ? `Go: ${visibleLine(values.attestation)} is about commit ${commit.slice(0, 10)} and these rules. ${key === undefined ? `Its ${checked.signatures} signatures were not checked: give --key FILE, or check them with the tool that signed.` : 'It is signed by the key.'}\n`
            : `No go: ${visibleLine(values.attestation)}: ${visibleLine(why)}.\n`,
        );
        return good ? EXIT.ok : EXIT.stop;
      }
      const { records, passedOver } = await ledger.read(commit);
      if (passedOver > 0) io.stderr.write(`belay: ${passedOverText(passedOver, ledger)}\n`);
      const asked = { commit, project: where };
      const decides = await policyOfRun(records, asked, { ...project, rules }, values.deployed, io);
      const found = await goOnRecord(records, {
        ...asked,
        rules: decides.rules,
        policy: { allowEmpty: decides.config.allowEmpty },
        answersFor: decides.config.answersFor,
        signature: async (run) =>
          decides.config.requireSigned
            ? objectionToSignature(run, { ...decides, root: project.root }, world)
            : undefined,
        config: config.digest,
        missing: await ledger.missing(),
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
      for (const ref of refsToHold(values.deployed, config)) {
        const deployed = await commitNamed(ref, { cwd: project.root, env });
        const place = { config: project.file, env, now: io.now() };
        if (deployed === undefined) throw new UsageError(`There is no commit "${ref}" here.`);
        if (await isHeld(found.run, { commit, deployed }, place)) continue;
        return refuse(
          `the commit loosens the policy of ${ref}, and the run was not held against it: run \`belay gate --deployed ${ref}\``,
        );
      }
      if (dirty !== false) return refuse('the work tree differs from the commit');
      if (values.attest !== undefined) {
        await writeFileAtomic(
          path.resolve(cwd, values.attest),
          envelopeOf(found.run, { commit, tree, program }),
        );
      }
      const { ranAt, by } = found.run;
      const who = by ? ` by ${visibleLine(by)}` : '';
      io.stdout.write(`Go for ${what}: on record since ${ranAt.slice(0, 19)}Z${who}.\n`);
      return EXIT.ok;
    }),
});

/** What the policy of a commit is held against. */
function refsToHold(deployed: string | undefined, { policy }: BelayConfig): string[] {
  return [deployed, policy].flatMap((ref) => ref ?? []);
}

/** The policy that the last run was decided by, with what is looser in the commit as it was elsewhere. */
async function policyOfRun(
  records: readonly BelayRecord[],
  asked: Pick<Wanted, 'commit' | 'project'>,
  { config, rules, file, root }: OpenProject & { rules: RulesFile },
  deployed: string | undefined,
  { env, now }: Io,
) {
  const [last] = latestRuns(records, asked);
  const { commits = [], accepted = [] } = last?.heldAgainst ?? {};
  const here = await Promise.all(commits.map((each) => commitNamed(each, { cwd: root, env })));
  const refs = [deployed, ...here].flatMap((ref) => ref ?? []);
  const held = { deployed: refs, acceptPolicy: accepted, config: file, clock: now };
  return policyHere({ config, rules }, held, { env, tell: () => {} });
}

async function readText(file: string, shown: string): Promise<string> {
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
