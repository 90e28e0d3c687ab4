import type { CalendarCheck } from '../calendar/answer.ts';
import { holdsUp, judge, type Known } from './decide.ts';
import type { Finding } from './decision.ts';

/**
 * Replaces the calendar's findings with those of now. Tests may have run for ten minutes, and a question may have
 * waited at the prompt overnight: what was good at the start is checked against the time of the decision.
 * What was not good stays so, as no further questions were asked then.
 */
export function askCalendarAgain(
  known: Known,
  calendar: (check: CalendarCheck) => Finding,
): Map<string, Finding> {
  const findings = new Map(known.findings);
  for (const rule of known.rules.rules) {
    const { id, check } = rule;
    if (check.kind !== 'calendar' || !findings.has(id)) continue;
    const now = calendar(check);
    const verdict = judge(rule, { ...known, findings: new Map([[id, now]]) }).verdict;
    if (holdsUp(verdict)) findings.set(id, now);
  }
  return findings;
}
