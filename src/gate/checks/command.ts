import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from '../../decision/decision.ts';
import { visible } from '../../text/visible.ts';
import { COMMAND_PAUSE, MAX_OUTPUT_LINES } from '../tuning.ts';
import { type Ending, type Limits, type Run, runInGroup } from './processGroup.ts';
import { masker, type Redactor } from './redact.ts';
import type { Kept } from './tail.ts';

export interface CommandLimits extends Limits {
  /** Environment variables whose values are masked in the output. */
  redact: readonly string[];
}

/** Runs a bound command. Exit code 0 is the good answer; a command that could not run is unknown. */
export async function runCommand(
  command: string | readonly string[],
  limits: CommandLimits,
): Promise<Finding> {
  const run = await runInGroup(command, limits);
  const blank = masker(limits.redact, limits.env);
  const detail = lastLines(run.output, blank);
  return {
    answer: answerOf(run.ending),
    evidence: blank(tell(command, run, limits)),
    ...(detail && { detail }),
  };
}

/**
 * Runs a command again and again, until it has ended with 0 for so long. The first other end is the answer.
 *
 * @param say gets each message about the progress.
 */
export async function holdCommand(
  command: string | readonly string[],
  limits: CommandLimits,
  seconds: number,
  say: (news: string) => void = () => {},
): Promise<Finding> {
  const began = performance.now();
  for (;;) {
    const finding = await runCommand(command, limits);
    const held = Math.floor((performance.now() - began) / 1000);
    if (finding.answer !== 'good') {
      const after = held === 0 ? '' : `, after ${held} s of success`;
      return { ...finding, evidence: `${finding.evidence}${after}` };
    }
    if (held >= seconds) return { ...finding, evidence: `${finding.evidence}, for ${held} s` };
    say(`${finding.evidence}, for ${held} of ${seconds} s`);
    const left = seconds * 1000 - (performance.now() - began);
    const pause = Math.max(0, Math.min(COMMAND_PAUSE, left));
    await sleep(pause, undefined, { signal: limits.signal }).catch(() => {});
    if (limits.signal.aborted) {
      return { answer: 'unknown', evidence: `${finding.evidence}, and was then interrupted` };
    }
  }
}

/** The outcome that the end of a command shows by itself. */
export function answerOf(ending: Ending): 'good' | 'bad' | 'unknown' {
  if (ending.kind !== 'exit') return 'unknown';
  // The exit codes of a shell for a command that is not executable, and for one that does not exist.
  if (ending.code === 126 || ending.code === 127) return 'unknown';
  return ending.code === 0 ? 'good' : 'bad';
}

/** How a command ended, in one line. */
export function tell(command: string | readonly string[], run: Run, limits: Limits): string {
  const shown = typeof command === 'string' ? command : command.join(' ');
  return `\`${shown}\` ${told(run, limits)}`;
}

function told({ ending, took }: Run, { timeout }: Limits): string {
  const after = `after ${seconds(took)}`;
  switch (ending.kind) {
    case 'exit':
      return `ended with exit code ${ending.code}${meaning(ending.code)} ${after}`;
    case 'signal':
      return `was ended by ${ending.signal} ${after}`;
    case 'not-started':
      return `could not be started: ${ending.code}`;
    case 'timeout':
      return `was killed at its time limit of ${seconds(timeout)}`;
    case 'aborted':
      return `was interrupted ${after}`;
    default:
      return ending satisfies never;
  }
}

function meaning(code: number): string {
  if (code === 126) return ' (it may not be run)';
  if (code === 127) return ' (it was not found)';
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128);
  return signal ? ` (${signal[0]}, as a shell reports it)` : '';
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}

/** The last lines of a command's output, with secrets masked and safe to print. */
export function lastLines({ text, cut }: Kept, blank: Redactor): string {
  const lines = visible(blank(text, cut))
    .split('\n')
    .map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines.slice(-MAX_OUTPUT_LINES).join('\n');
}
