/** What each rule did: how often it was asked, stopped a deploy or was overridden, and where. */
import type { History } from '../../gate/history.ts';
import type { Rule } from '../../rules/model.ts';
import { compareText } from '../../text/compareText.ts';

/** Milliseconds below which nobody has looked anything up. */
const QUICK = 2000;
/** Askings from which on quick answers are a habit. */
const HABIT = 3;

export interface RuleReport {
  id: string;
  text: string;
  asked: number;
  /** Times that it held a deploy up: with the bad answer, or with none. */
  stopped: number;
  overridden: number;
  /** Where it was asked, as `shop (production)`, the most frequent first. */
  where: { place: string; asked: number }[];
  /** When it was asked last, ISO 8601. */
  last?: string;
  /** Asked, and it has never stopped anything. */
  neverStopped: boolean;
  neverAsked: boolean;
  /** Each time the same person answered, in under two seconds: nobody looks. */
  reflex: boolean;
}

type Asking = History['runs'][number]['rules'][number] & {
  project: string;
  environment?: string | undefined;
  at: string;
};

/** Rules and history → what each rule that is still asked did, those that stopped most first. */
export function ruleReport(rules: readonly Rule[], { runs }: History): RuleReport[] {
  const byRule = new Map<string, Asking[]>();
  for (const { project, environment, at, rules: asked } of runs) {
    for (const rule of asked) {
      const list = byRule.get(rule.id) ?? [];
      list.push({ ...rule, project, environment, at });
      byRule.set(rule.id, list);
    }
  }
  return rules
    .filter(({ status, stage }) => status === 'active' && stage !== 'recovery')
    .map(({ id, text }) => reportOf(id, text, byRule.get(id) ?? []))
    .sort((a, b) => b.stopped - a.stopped || b.asked - a.asked || compareText(a.id, b.id));
}

function reportOf(id: string, text: string, askings: readonly Asking[]): RuleReport {
  const count = (...verdicts: Asking['verdict'][]) =>
    askings.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const asked = askings.length;
  const overridden = count('overridden');
  const stopped = count('stop', 'unknown');
  const last = askings
    .map(({ at }) => at)
    .toSorted(compareText)
    .at(-1);
  return {
    id,
    text,
    asked,
    stopped,
    overridden,
    where: placesOf(askings),
    ...(last !== undefined && { last }),
    neverStopped: asked > 0 && stopped + overridden === 0,
    neverAsked: asked === 0,
    reflex: isReflex(askings),
  };
}

function placesOf(askings: readonly Asking[]): RuleReport['where'] {
  const counts = new Map<string, number>();
  for (const { project, environment } of askings) {
    const name = project === '' ? 'unknown project' : project;
    const place = environment === undefined ? name : `${name} (${environment})`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .map(([place, asked]) => ({ place, asked }))
    .sort((a, b) => b.asked - a.asked || compareText(a.place, b.place));
}

/** Whether one person answered each time, within two seconds. Askings that nobody answered do not matter. */
function isReflex(askings: readonly Asking[]): boolean {
  const answered = askings.filter(({ answer, by }) => answer !== null && by !== undefined);
  const people = new Set(answered.map(({ project, by }) => `${by} of ${project}`));
  return (
    answered.length >= HABIT &&
    people.size === 1 &&
    answered.every(({ took }) => took !== undefined && took < QUICK)
  );
}
