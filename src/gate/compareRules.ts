/** What is different between the pinned rules and new ones, for whoever has to agree to it. */

import { type Project, whereApplies } from '../decision/applies.ts';
import type { Calendar, Check, Rule, RulesFile } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';

export interface RulesChange {
  came: Rule[];
  /** Rules whose change makes the gate ask less: each has to be accepted by its id. */
  weakened: { id: string; text: string; how: string[] }[];
  /** Other changes. */
  changed: { id: string; text: string; how: string[] }[];
  /** What is different about the calendar, a line each. */
  calendar: string[];
  /** The journal's title or address is another one. */
  journal: boolean;
}

/**
 * Compares two rules files, as one project sees them.
 *
 * @param pinned `undefined` where nothing is pinned yet.
 * @param project in any environment: a rule that no longer reaches it at all is weakened.
 */
export function compareRules(
  pinned: RulesFile | undefined,
  latest: RulesFile,
  project: Omit<Project, 'environment'>,
): RulesChange {
  const before = new Map(pinned?.rules.map((rule) => [rule.id, rule]));
  const after = new Map(latest.rules.map((rule) => [rule.id, rule]));
  const weakened: RulesChange['weakened'] = [];
  const changed: RulesChange['changed'] = [];
  for (const [id, old] of before) {
    const rule = after.get(id);
    const how = old.status === 'active' ? weakenings(old, rule, project) : [];
    if (how.length > 0) weakened.push({ id, text: old.text, how });
    if (!rule || how.length > 0) continue;
    const fields = changedFields(old, rule);
    if (fields.length > 0) changed.push({ id, text: rule.text, how: fields });
  }
  const byId = (a: { id: string }, b: { id: string }) => compareText(a.id, b.id);
  return {
    came: latest.rules.filter(({ id }) => !before.has(id)).sort(byId),
    weakened: weakened.sort(byId),
    changed: changed.sort(byId),
    calendar: pinned ? calendarChanges(pinned.calendar, latest.calendar) : [],
    journal: pinned !== undefined && !same(pinned.journal, latest.journal),
  };
}

function weakenings(
  old: Rule,
  rule: Rule | undefined,
  project: Omit<Project, 'environment'>,
): string[] {
  if (!rule) return ['is gone'];
  const found: string[] = [];
  if (rule.status === 'retired') found.push('is retired');
  if (old.level === 'stop' && rule.level === 'warn') found.push('warns where it stopped');
  if (old.expect !== rule.expect) found.push(`expects ${rule.expect}, not ${old.expect}`);
  if (old.stage !== rule.stage) found.push(`is asked ${rule.stage}, not ${old.stage}`);
  found.push(...weakerCheck(old.check, rule.check));
  if (narrowed(old, rule, project)) found.push('is no longer asked of all that it was asked of');
  return found;
}

/**
 * How another check says less than the old one did. What makes sure of more is no weakening: a machine in the place
 * of a person, a role for a question that anybody could answer, a status or a text that has to come too.
 */
function weakerCheck(old: Check, check: Check): string[] {
  const says = [`is answered by ${checkText(check)}, not by ${checkText(old)}`];
  if (old.kind !== check.kind) return old.kind === 'person' ? [] : says;
  if (old.kind === 'person' && old.role === undefined) return [];
  if (old.kind !== 'http' || check.kind !== 'http') return same(old, check) ? [] : says;
  const kept = (field: 'status' | 'contains') =>
    old[field] === undefined || old[field] === check[field];
  return old.url === check.url && kept('status') && kept('contains') ? [] : says;
}

/** Nearly as a note writes it. */
function checkText({ kind, ...parameters }: Check): string {
  const words = Object.entries(parameters).map(([name, value]) =>
    name === 'name' || name === 'url' || name === 'role' ? String(value) : `${name}=${value}`,
  );
  return `\`${[kind, ...words].join(' ')}\``;
}

/** Whether there is an environment that the rule was asked in, and is not any more. */
function narrowed(old: Rule, rule: Rule, project: Omit<Project, 'environment'>): boolean {
  const named = [...old.sources, ...rule.sources].flatMap(
    ({ appliesTo }) => appliesTo.environments ?? [],
  );
  // No environment's name is empty, so this stands for all that neither rule names.
  return ['', ...named].some((environment) => {
    const there = { ...project, environment };
    return whereApplies(old, there) !== undefined && whereApplies(rule, there) === undefined;
  });
}

function changedFields(old: Rule, rule: Rule): string[] {
  const fields = Object.keys({ ...old, ...rule }) as (keyof Rule)[];
  return fields
    .filter((field) => !same(old[field], rule[field]))
    .map((field) =>
      field === 'sources' || field === 'help'
        ? `${field} changed`
        : `${field}: ${shown(old[field])} → ${shown(rule[field])}`,
    );
}

function calendarChanges(old: Calendar, calendar: Calendar): string[] {
  const fields = (['timeZone', 'weekend', 'until'] as const)
    .filter((field) => !same(old[field], calendar[field]))
    .map((field) => `${field}: ${shown(old[field])} → ${shown(calendar[field])}`);
  const days = (['holidays', 'workingDays', 'vacations', 'unchecked'] as const).flatMap((field) => {
    const [before, after] = [old[field] ?? [], calendar[field] ?? []].map(
      (list) => new Set(list.map(dayText)),
    );
    const went = [...(before ?? [])].filter((day) => !after?.has(day));
    const came = [...(after ?? [])].filter((day) => !before?.has(day));
    return [
      ...(went.length > 0 ? [`${field} that go: ${went.join(', ')}`] : []),
      ...(came.length > 0 ? [`${field} that come: ${came.join(', ')}`] : []),
    ];
  });
  return [...fields, ...days];
}

/** A day, or a span of days. */
interface NamedDays {
  date?: string;
  from?: string | undefined;
  to?: string;
  name?: string | undefined;
}

function dayText({ date, from, to, name }: NamedDays): string {
  const days = date === undefined ? [`${from} to ${to}`] : [date, from && `from ${from}`];
  return [...days, name && `(${name})`].filter(Boolean).join(' ');
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** Both come from the same model, which puts the fields in one order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
