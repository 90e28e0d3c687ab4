/** Chooses the valid overrides, of those given now and in advance. */
import type { Override } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { isHolder } from './checks/person.ts';
import { isAhead } from './clocks.ts';
import type { BelayConfig } from './projectConfig.ts';
import type { OverrideRecord } from './records/model.ts';

/**
 * Who may override a rule; `undefined` if anyone may. A rule for a role can be overridden by those who have it, or
 * who have the role `override`, unless `overrides.by` in `belay.json` is set.
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

/** What overrides are checked against. */
export interface OverrideAsked {
  rule: Rule;
  project: string;
  environment: string | undefined;
  /** The digest of the pinned rules. */
  digest: string;
  config: Pick<BelayConfig, 'people' | 'overrides'>;
  /** The machine's clock. */
  clock: Date;
  /** Why the signature of a record is not valid, as the end of a sentence; `undefined` if it is. */
  objection(record: OverrideRecord): string | undefined;
}

/** The valid override, or why there is none. */
export interface ChosenOverride {
  override?: Override;
  objection?: string;
}

/** Chooses among the overrides of a rule. Each person's last one counts; with `twoPeople`, it takes two people. */
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
  if (record.text !== asked.rule.text) return `${who} the rule had another wording then`;
  if (record.digest !== asked.digest) return `${who} the rules have changed since`;
  if (isAhead(record.at, asked.clock)) return `${who} at a time in the future`;
  if (record.expires !== undefined && Date.parse(record.expires) <= asked.clock.getTime()) {
    return `${who} only until ${record.expires.slice(0, 16)}Z`;
  }
  const may = overridersOf(asked.rule, asked.config);
  if (may && !isHolder(record.by, may)) {
    return `${who} ${may.length > 0 ? `only ${may.join(', ')} may` : 'belay.json lists nobody who may'}`;
  }
  const objection = asked.objection(record);
  return objection && `${who} ${objection}`;
}
