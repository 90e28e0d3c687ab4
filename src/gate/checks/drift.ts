import type { Finding } from '../../decision/decision.ts';
import { maskSecrets } from '../../symptoms/maskSecrets.ts';
import { visible } from '../../text/visible.ts';
import { MAX_SNAPSHOT_LENGTH } from '../tuning.ts';
import { answerOf, type CommandLimits, lastLines, tell } from './command.ts';
import { lineDiff } from './lineDiff.ts';
import { runInGroup } from './processGroup.ts';
import { masker, redactor } from './redact.ts';
import { normalised, readSnapshot } from './snapshot.ts';

export interface DriftCheck {
  /** The check's name, as `belay accept` takes it. */
  name: string;
  /** What `belay.json` binds to the name. */
  command: string | readonly string[];
  /** Where the deploy goes; each environment has accepted outputs of its own. */
  environment?: string | undefined;
  /** Where the accepted output is kept: see `snapshotFile`. */
  file: string;
}

/** A command's whole output, or why there is none: that is an answer of its own. */
export type Taken = { ok: true; text: string } | { ok: false; finding: Finding };

/**
 * Compares the output of a bound command with the last accepted one. Equal is the good answer; only line ends are
 * not compared. What cannot be compared is unknown.
 */
export async function checkDrift(check: DriftCheck, limits: CommandLimits): Promise<Finding> {
  const { name, file } = check;
  const accepted = await readSnapshot(file);
  if (accepted.kind === 'none') {
    return unknown(`nothing is accepted yet to compare ${name} with: run \`${acceptOf(check)}\``);
  }
  if (accepted.kind === 'unreadable') {
    return unknown(`the snapshot of ${name} cannot be read: ${accepted.reason}`);
  }
  const taken = await takeOutput(check, limits);
  if (!taken.ok) return taken.finding;
  if (taken.text === accepted.text) {
    return { answer: 'good', evidence: `${name} is as it was accepted` };
  }
  const { added, removed, text } = lineDiff(accepted.text, taken.text);
  return {
    answer: 'bad',
    evidence: `${name} is not as it was accepted: ${lines(removed)} went, ${lines(added)} came; where that is right, run \`${acceptOf(check)}\``,
    detail: visible(maskSecrets(text)),
  };
}

/** Runs the bound command for its output, which is kept whole, without secrets. What it says as an error is not part of it. */
export async function takeOutput(
  { name, command }: Pick<DriftCheck, 'name' | 'command'>,
  limits: CommandLimits,
): Promise<Taken> {
  const kept = { kept: MAX_SNAPSHOT_LENGTH, apart: true };
  const run = await runInGroup(command, limits, kept);
  const [blank, mask] = [redactor(limits.redact, limits.env), masker(limits.redact, limits.env)];
  if (answerOf(run.ending) !== 'good') {
    const detail = lastLines(run.errors.text === '' ? run.output : run.errors, mask);
    const finding = unknown(mask(tell(command, run, limits)));
    return { ok: false, finding: { ...finding, ...(detail && { detail }) } };
  }
  if (run.output.cut) {
    return { ok: false, finding: unknown(`${name} says more than can be compared: over 1 MB`) };
  }
  if (run.output.text.includes('\ufffd')) {
    // Bytes that are no text would all be read as the same character, and so compare as equal.
    return { ok: false, finding: unknown(`${name} says what is not UTF-8 text`) };
  }
  return { ok: true, text: normalised(blank(run.output.text)) };
}

/** The command that accepts what the check finds. */
function acceptOf({ name, environment }: DriftCheck): string {
  return `belay accept ${name}${environment === undefined ? '' : ` --environment ${environment}`}`;
}

function unknown(evidence: string): Finding {
  return { answer: 'unknown', evidence };
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
