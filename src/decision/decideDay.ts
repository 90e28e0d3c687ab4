/**
 * What the calendar's rules say about a deploy at a time, without knowing which deploy it is: all that a page can say.
 *
 * The verdict on each rule, and the decision on the rules for every deploy, come from the gate's code (`decide.ts`).
 */
import { answerCalendar, type CalendarCheck } from '../calendar/answer.ts';
import type { ZonedTime } from '../calendar/zonedTime.ts';
import type { Calendar, Rule } from '../rules/model.ts';
import { type Project, whereApplies } from './applies.ts';
import { decide, holdsUp, judge, type Known } from './decide.ts';
import type { Finding, RuleVerdict, Verdict } from './decision.ts';

/** A rule that the calendar answers. */
export type CalendarRule = Rule & { check: CalendarCheck };

/** A rule's verdict at a time, where the rule applies. */
export interface DayVerdict extends RuleVerdict {
  /** Whether it is asked at every deploy. */
  everywhere: boolean;
}

/**
 * - `go`: no rule holds any deploy.
 * - `warn`: no rule holds, but one that is asked at every deploy warns.
 * - `except`: no rule that is asked at every deploy holds, but another rule holds some deploys.
 * - `some`: a rule holds some deploys, and no rule is asked at every deploy.
 * - `hold`: every deploy is held. `unknown`: every deploy is held because the calendar does not know the day.
 */
export type DayAspect = 'go' | 'warn' | 'except' | 'some' | 'hold' | 'unknown';

export interface DayDecision {
  aspect: DayAspect;
  /** All rules: first those that hold, then those that warn. */
  verdicts: DayVerdict[];
}

export function isCalendarRule(rule: Rule): rule is CalendarRule {
  return rule.check.kind === 'calendar';
}

/** A project without names: only a rule without limits applies to it, as no name is empty. */
const ANY_DEPLOY: Project = { name: '', stacks: [], environment: '' };

/**
 * Decides for every deploy at once.
 *
 * @param rules the active rules of the stage before a deploy that the calendar answers.
 * @param now the local time in the calendar's time zone.
 */
export function decideDay(
  rules: readonly CalendarRule[],
  calendar: Calendar,
  now: ZonedTime,
): DayDecision {
  const findings = new Map<string, Finding>(
    rules.map(({ id, check }) => [id, answerCalendar(check, calendar, now)]),
  );
  const known: Known = {
    rules: { rules: [...rules], digest: '' },
    stage: 'before-deploy',
    project: ANY_DEPLOY,
    findings,
    overrides: new Map(),
    now: new Date(0),
    // A journal without such rules holds no deploy.
    policy: { allowEmpty: true },
  };
  const verdicts = rules.map((rule) => ({
    ...judge(rule, { ...known, project: deployAsked(rule) }),
    everywhere: whereApplies(rule, ANY_DEPLOY) !== undefined,
  }));
  return { aspect: aspectOf(decide(known).decision, verdicts), verdicts: worstFirst(verdicts) };
}

/** A deploy at which a rule is asked. */
export function deployAsked({ sources }: Pick<Rule, 'sources'>): Project {
  const { projects, stacks, environments } = sources[0]?.appliesTo ?? {};
  return { name: projects?.[0] ?? '', stacks: stacks ?? [], environment: environments?.[0] ?? '' };
}

function aspectOf(decision: string, verdicts: readonly DayVerdict[]): DayAspect {
  const everywhere = verdicts.filter((verdict) => verdict.everywhere);
  if (decision === 'stop') {
    return everywhere.some(({ verdict }) => verdict === 'stop') ? 'hold' : 'unknown';
  }
  if (verdicts.some(({ verdict }) => holdsUp(verdict))) {
    return everywhere.length > 0 ? 'except' : 'some';
  }
  return everywhere.some(({ verdict }) => verdict === 'warn') ? 'warn' : 'go';
}

const WORST_FIRST: readonly Verdict[] = ['stop', 'unknown', 'warn', 'pass'];

function worstFirst(verdicts: readonly DayVerdict[]): DayVerdict[] {
  const place = ({ verdict }: DayVerdict) => WORST_FIRST.indexOf(verdict);
  return verdicts.toSorted((a, b) => place(a) - place(b));
}
