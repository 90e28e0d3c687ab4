/** Which overrides count: those that are given now, and those that were given ahead of time. */
import type { Override } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { isHolder } from './checks/person.ts';
import { isAhead } from './clocks.ts';
import type { BelayConfig } from './config.ts';
import type { OverrideRecord } from './records/model.ts';

/**
 * Who may set a rule aside; `undefined` if anyone may. A rule that asks for a role is set aside by those who hold it, or
 * who hold `override`; `overrides.by` in `belay.json` says otherwise.
 */
export function overridersOf(
  { check }: Pick<Rule, 'check'>,
  { people, overrides }: Pick<BelayConfig, 'people' | 'overrides'>,
): readonly string[] | undefined {
  const holders = (role: string) => (Object.hasOwn(people, role) ? (people[role] ?? []) : []);
  if (overrides.by) return overrides.by.flatMap((by) => (by.includes('@') ? by : holders(by)));
  const role = check.kind === 'person' ? check.role : undefined;
  return role === undefined ? undefined : [...holders(role), ...holders('override')];
}

/** What overrides are held against. */
export interface OverrideAsked {
  rule: Rule;
  project: string;
  environment: string | undefined;
  /** The digest of the pinned rules. */
  digest: string;
  config: Pick<BelayConfig, 'people' | 'overrides'>;
  /** The machine's clock. */
  clock: Date;
  /** Why the signature of a record does not hold, as the end of a sentence; `undefined` if all is well. */
  objection(record: OverrideRecord): string | undefined;
}

/** The override that counts, or why none does. */
export interface ChosenOverride {
  override?: Override;
  objection?: string;
}

/** Chooses among the overrides of one rule. Each person's last one counts; with `twoPeople`, it takes two people. */
export function chooseOverride(
  records: readonly OverrideRecord[],
  asked: OverrideAsked,
): ChosenOverride {
  const { rule, project, environment, config } = asked;
  const here = records
    .filter(
      (record) =>
        record.rule === rule.id &&
        record.project === project &&
        (record.environment === undefined || record.environment === environment),
    )
    .toSorted((a, b) => compareText(b.at, a.at) || compareText(a.by ?? '', b.by ?? ''));
  const weighed = here.map((record) => ({ record, objection: objectionTo(record, asked) }));
  const counting = weighed.flatMap(({ record, objection }) => (objection ? [] : [record]));
  const [latest] = counting;
  if (!latest) {
    const objection = weighed[0]?.objection;
    return objection === undefined ? {} : { objection };
  }
  const people = [...new Set(counting.flatMap(({ by }) => by?.toLowerCase() ?? []))];
  if (config.overrides.twoPeople && people.length < 2) {
    const who = latest.by ?? 'somebody';
    return { objection: `${who} overrides it, and a second person has to: twoPeople` };
  }
  const named = config.overrides.twoPeople ? people : people.slice(0, 1);
  const ends = counting.flatMap(({ expires }) => expires ?? []).sort(compareText);
  return {
    override: {
      reason: latest.reason,
      ...(named.length > 0 && { by: named.join(' and ') }),
      ...(ends[0] !== undefined && { expires: ends[0] }),
    },
  };
}

function objectionTo(record: OverrideRecord, asked: OverrideAsked): string | undefined {
  const who = `${record.by ?? 'somebody'} overrides it, but`;
  if (record.text !== asked.rule.text) return `${who} the rule was worded otherwise then`;
  if (record.digest !== asked.digest) return `${who} the rules have changed since`;
  if (isAhead(record.at, asked.clock)) return `${who} at a time that is still to come`;
  if (record.expires !== undefined && Date.parse(record.expires) <= asked.clock.getTime()) {
    return `${who} only until ${record.expires.slice(0, 16)}Z`;
  }
  const may = overridersOf(asked.rule, asked.config);
  if (may && !isHolder(record.by, may)) {
    return `${who} only ${may.join(', ') || 'nobody, as belay.json lists nobody,'} may`;
  }
  const objection = asked.objection(record);
  return objection && `${who} ${objection}`;
}
