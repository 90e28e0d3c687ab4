/** Looks for a go among the records. */
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { objectionToSignature, passedOverText } from '../../gate/answers.ts';
import { envelopeOf } from '../../gate/attestation.ts';
import { commitNamed } from '../../gate/git/commitNamed.ts';
import { type GoOnRecord, goOnRecord, latestRuns, type Wanted } from '../../gate/goOnRecord.ts';
import type { OpenProject } from '../../gate/openProject.ts';
import { isHeld, policyHere } from '../../gate/policyHere.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import type { BelayRecord, RunRecord } from '../../gate/records/model.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { RulesFile } from '../../rules/model.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import type { Io } from '../verb.ts';
import type { Subject } from './subject.ts';

/**
 * Checks whether a go is on record for the subject, and writes what it found.
 *
 * @param options `deployed`: what is deployed now. `attest`: the file that the go is written to.
 * @param longest the maximum age of the go, in milliseconds.
 * @returns the exit code.
 * @throws {UsageError} if there is no such commit as `deployed` or the policy's.
 */
export async function byRecords(
  subject: Subject,
  { deployed, attest }: { deployed?: string | undefined; attest?: string | undefined },
  longest: number | undefined,
  io: Io,
): Promise<number> {
  const { project, where, commit, tree, program } = subject;
  const target = [where.name, where.environment].filter(Boolean).join(' to ');
  const what = `${visibleLine(target)}, commit ${commit.slice(0, 10)}`;
  const refuse = (reason: string) => {
    io.stdout.write(`No go for ${what}: ${visibleLine(reason)}.\n`);
    return EXIT.stop;
  };
  const found = await goFor(subject, deployed, longest, io);
  if (!found.ok) return refuse(found.reason);
  const loosened = await loosenedRef(subject, found.run, deployed, io);
  if (loosened !== undefined) {
    return refuse(
      `the commit weakens the policy of ${loosened}, and the run was not compared with it: run \`belay gate --deployed ${loosened}\``,
    );
  }
  if (project.git.dirty !== false) return refuse('the work tree differs from the commit');
  if (attest !== undefined) {
    const envelope = envelopeOf(found.run, { commit, tree, program });
    await writeFileAtomic(path.resolve(io.cwd, attest), envelope);
  }
  const { ranAt, by } = found.run;
  const who = by ? ` by ${visibleLine(by)}` : '';
  io.stdout.write(`Go for ${what}: on record since ${ranAt.slice(0, 19)}Z${who}.\n`);
  return EXIT.ok;
}

async function goFor(
  { project, rules, where, commit }: Subject,
  deployed: string | undefined,
  longest: number | undefined,
  io: Io,
): Promise<GoOnRecord> {
  const { config, ledger } = project;
  const world = { env: io.env, clock: () => io.now() };
  const { records, passedOver } = await ledger.read(commit);
  if (passedOver > 0) io.stderr.write(`belay: ${passedOverText(passedOver, ledger)}\n`);
  const asked = { commit, project: where };
  const decides = await policyOfRun(records, asked, { ...project, rules }, deployed, io);
  return goOnRecord(records, {
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
}

/** The first commit whose policy the subject loosens, although the run was not held against it. */
async function loosenedRef(
  { project, commit }: Subject,
  run: RunRecord,
  deployed: string | undefined,
  io: Io,
): Promise<string | undefined> {
  for (const ref of refsToHold(deployed, project.config)) {
    const named = await commitNamed(ref, { cwd: project.root, env: io.env });
    const place = { config: project.file, env: io.env, now: io.now() };
    if (named === undefined) throw new UsageError(`There is no commit "${ref}" here.`);
    if (!(await isHeld(run, { commit, deployed: named }, place))) return ref;
  }
  return undefined;
}

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
