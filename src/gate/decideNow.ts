/** Runs the checks and decides. Nothing is recorded here. */
import { askCalendarAgain } from '../decision/askCalendarAgain.ts';
import { decide } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import { calendarAt } from './checks/calendar.ts';
import { findOut } from './findOut.ts';
import { openTerminal } from './prompt.ts';
import type { Run } from './run.ts';

/** Runs the checks, asks people if there is a terminal, and decides. */
export async function decideNow(run: Run): Promise<Decision> {
  const { stdin, signal, clock } = run.world;
  // Code that asks people is loaded only where there is a terminal.
  const terminal = stdin.isTTY ? openTerminal(stdin) : undefined;
  const close = () => terminal?.close();
  signal.addEventListener('abort', close, { once: true });
  const findings = await findOut(run, terminal);
  for (const [id, why] of run.refused) {
    const finding = findings.get(id);
    if (finding) findings.set(id, { ...finding, evidence: `${finding.evidence}; ${why}` });
  }
  signal.removeEventListener('abort', close);
  if (!signal.aborted) close();
  const allowed = run.allowDirty === undefined ? {} : { allowDirty: run.allowDirty };
  if (run.atGivenByHand) {
    return { ...decide({ ...run, findings }), ...allowed, atGivenByHand: true };
  }
  const later = { ...run, findings, now: clock() };
  const again = askCalendarAgain(later, calendarAt(run.days, later.now));
  return { ...decide({ ...later, findings: again }), ...allowed };
}
