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
  /** The check's name, as in `belay accept`. */
  name: string;
  /** The command that `belay.json` binds to the name. */
  command: string | readonly string[];
  /** Where the deploy goes; each environment has its own accepted outputs. */
  environment?: string | undefined;
  /** The file of the accepted output: see `snapshotFile`. */
  file: string;
}

/** A command's whole output, or a finding that says why there is none. */
export type Taken = { ok: true; text: string } | { ok: false; finding: Finding };

/**
 * Compares the output of a bound command with the last accepted one. Equal is the good answer; line ends are
 * ignored. If they cannot be compared, the answer is unknown.
 */
export async function checkDrift(check: DriftCheck, limits: CommandLimits): Promise<Finding> {
  const { name, file } = check;
  const accepted = await readSnapshot(file);
  if (accepted.kind === 'none') {
    return unknown(`there is no accepted output of ${name} yet: run \`${acceptOf(check)}\``);
  }
  if (accepted.kind === 'unreadable') {
    return unknown(`the snapshot of ${name} cannot be read: ${accepted.reason}`);
  }
  const taken = await takeOutput(check, limits);
  if (!taken.ok) return taken.finding;
  if (taken.text === accepted.text) {
    return { answer: 'good', evidence: `${name} is unchanged since it was accepted` };
  }
  const { added, removed, text } = lineDiff(accepted.text, taken.text);
  return {
    answer: 'bad',
    evidence: `${name} has changed since it was accepted: ${lines(removed)} removed, ${lines(added)} added; if that is right, run \`${acceptOf(check)}\``,
    detail: visible(maskSecrets(text)),
  };
}

/** Runs the bound command and returns its whole standard output, with secrets masked. */
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
    return {
      ok: false,
      finding: unknown(`${name} prints more than 1 MB, which is too much to compare`),
    };
  }
  if (run.output.text.includes('\ufffd')) {
    // Invalid bytes would all become the same character, and would compare as equal.
    return { ok: false, finding: unknown(`${name} does not print UTF-8 text`) };
  }
  return { ok: true, text: normalised(blank(run.output.text)) };
}

/** The command that accepts the output of the check. */
function acceptOf({ name, environment }: DriftCheck): string {
  const where = environment === undefined ? '' : ` --environment ${environment}`;
  return `belay accept ${name}${where} --reason "…"`;
}

function unknown(evidence: string): Finding {
  return { answer: 'unknown', evidence };
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
