/** Asks the gate and prints its report: shared by all verbs that ask the gate. */

import type { Decision } from '../decision/decision.ts';
import { progressOn } from '../gate/progress.ts';
import { REPORTS, type Report } from '../gate/reports/reports.ts';
import type { GateRequest, World } from '../gate/run.ts';
import { type GateResult, runGate } from '../gate/runGate.ts';
import { UsageError } from '../gate/usageError.ts';
import { styleOf } from '../text/style.ts';
import { visibleLine } from '../text/visible.ts';
import { EXIT } from './exitCodes.ts';
import { interruptible } from './interruptible.ts';
import { appendStepSummary } from './stepSummary.ts';
import { typedHere } from './typedHere.ts';
import type { Io } from './verb.ts';

interface GateOptions {
  /** Whether a person is at a terminal although the standard input is something else. */
  stdin?: { isTTY?: boolean };
  /** Whether the report for people shows every rule. */
  verbose?: boolean;
}

/**
 * Asks the gate, and writes its report.
 *
 * @param report one of `REPORTS`, or the in-toto statement of the run's record.
 * @returns the exit code.
 */
export async function askGate(
  request: GateRequest,
  report: Report | 'in-toto',
  io: Io,
  { stdin = io.stdin, verbose = false }: GateOptions = {},
): Promise<number> {
  return interruptible(async (signal) => {
    const { cwd, env, stderr } = io;
    const tell = (line: string) => stderr.write(`belay: ${visibleLine(typedHere(line, io))}\n`);
    const progress = progressOn({ stdin, stderr, env });
    let made: { decision: Decision; text: string } | undefined;
    const textOf = (write: Report, decision: Decision, timeZone: string | undefined) => {
      if (made?.decision === decision) return made.text;
      const text = write(decision, { style: styleOf(io.stdout, env), verbose, timeZone });
      const forPeople = write === REPORTS.pretty || write === REPORTS.github;
      made = { decision, text: forPeople ? typedHere(text, io) : text };
      return made.text;
    };
    const world: World = {
      ...{ cwd, env, stdin, signal, tell, progress },
      clock: () => io.now(),
      whileRecording: (decision, timeZone) => {
        if (report !== 'in-toto') textOf(report, decision, timeZone);
      },
    };
    const result = await runGate(request, world);
    const { decision, aborted, timeZone } = result;
    if (aborted) {
      stderr.write('belay: interrupted; nothing was decided.\n');
      return EXIT.interrupted;
    }
    if (report === 'in-toto') {
      io.stdout.write(await statementOf(result, env));
      return exitOf(decision.decision);
    }
    io.stdout.write(textOf(report, decision, timeZone));
    if (report === REPORTS.github) await appendStepSummary(decision, env, tell);
    return exitOf(decision.decision);
  });
}

/** @throws {UsageError} where there is no commit that a statement could be about. */
async function statementOf({ record, root }: GateResult, env: NodeJS.ProcessEnv): Promise<string> {
  const commit = record?.commit;
  const { treeOf } = await import('../gate/git/treeOf.ts');
  const { programOf } = await import('../gate/policyFiles.ts');
  const tree = commit && (await treeOf(commit, { cwd: root, env }));
  if (!record || !commit || !tree) {
    throw new UsageError(
      '--report in-toto describes a recorded run for a commit, but there is no such run here.',
    );
  }
  const { envelopeOf } = await import('../gate/attestation.ts');
  return envelopeOf(record, { commit, tree, program: await programOf(root) });
}

function exitOf(decision: Decision['decision']): number {
  switch (decision) {
    case 'go':
      return EXIT.ok;
    case 'stop':
      return EXIT.stop;
    case 'undecided':
      return EXIT.undecided;
    default:
      return decision satisfies never;
  }
}
