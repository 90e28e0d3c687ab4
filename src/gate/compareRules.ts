/** Compares the pinned rules with new ones, for the person who has to accept the changes. */

import { distance } from 'fastest-levenshtein';
import { type Project, whereApplies } from '../decision/applies.ts';
import type { Calendar, Check, Rule, RulesFile } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { foldCase } from '../text/foldCase.ts';
import { MAX_REWORDING } from './tuning.ts';

/** What differs about a removed rule that did not apply to the project. */
export const REMOVED_ELSEWHERE = 'is removed, and did not apply to this project';
/** The id under which a weaker calendar is accepted. */
export const CALENDAR_ID = 'calendar';

/** A rule, or the calendar, with its differences, one line each. */
interface Difference {
  id: string;
  text: string;
  how: string[];
}

export interface RulesChange {
  came: Rule[];
  /** Rules of this project that get weaker, and a weaker calendar: each has to be accepted by its id. */
  weakened: Difference[];
  /** Other changes. */
  changed: Difference[];
  /** Changes of the calendar that do not make it weaker, one line each. */
  calendar: string[];
  /** The journal's title and URL before and now, if they differ. */
  journal?: { before: RulesFile['journal']; now: RulesFile['journal'] };
}

/**
 * Compares two rules files, as one project sees them.
 *
 * @param pinned `undefined` if nothing is pinned yet.
 * @param project in any environment: a rule that no longer applies to it at all is weakened.
 */
export function compareRules(
  pinned: RulesFile | undefined,
  latest: RulesFile,
  project: Omit<Project, 'environment'>,
): RulesChange {
  const before = new Map(pinned?.rules.map((rule) => [rule.id, rule]));
  const after = new Map(latest.rules.map((rule) => [rule.id, rule]));
  const came = latest.rules.filter(({ id }) => !before.has(id)).sort(byId);
  const weakened: Difference[] = [];
  const changed: Difference[] = [];
  for (const [id, old] of before) {
    const rule = after.get(id);
    const how = old.status === 'active' ? weakenings(old, rule, project, came) : [];
    if (how.length > 0 && everAsked(old, rule, project)) {
      weakened.push({ id, text: old.text, how });
      continue;
    }
    const fields = rule ? changedFields(old, rule) : [REMOVED_ELSEWHERE];
    if (fields.length > 0) changed.push({ id, text: (rule ?? old).text, how: fields });
  }
  const days = pinned
    ? calendarChanges(pinned.calendar, latest.calendar)
    : { weaker: [], other: [] };
  if (days.weaker.length > 0) {
    weakened.push({ id: CALENDAR_ID, text: 'the calendar', how: days.weaker });
  }
  return {
    came,
    weakened: weakened.sort(byId),
    changed: changed.sort(byId),
    calendar: days.other,
    ...(pinned &&
      !same(pinned.journal, latest.journal) && {
        journal: { before: pinned.journal, now: latest.journal },
      }),
  };
}

function byId(a: { id: string }, b: { id: string }): number {
  return compareText(a.id, b.id);
}

/** Whether a rule applied to the project in some environment. Rules for other projects need no acceptance here. */
function everAsked(
  old: Rule,
  rule: Rule | undefined,
  project: Omit<Project, 'environment'>,
): boolean {
  return environmentsOf(old, rule).some(
    (environment) => whereApplies(old, { ...project, environment }) !== undefined,
  );
}

/** All environments that two versions of a rule name, and an empty name for all others. */
function environmentsOf(old: Rule, rule: Rule | undefined): string[] {
  const sources = [...old.sources, ...(rule?.sources ?? [])];
  return ['', ...sources.flatMap(({ appliesTo }) => appliesTo.environments ?? [])];
}

function weakenings(
  old: Rule,
  rule: Rule | undefined,
  project: Omit<Project, 'environment'>,
  came: readonly Rule[],
): string[] {
  if (!rule) return [goneText(old, came)];
  const found: string[] = [];
  if (rule.status === 'retired') found.push('is retired');
  if (old.level === 'stop' && rule.level === 'warn') found.push('only warns instead of stopping');
  if (old.expect !== rule.expect) found.push(`expects ${rule.expect}, not ${old.expect}`);
  if (old.stage !== rule.stage) found.push(`is asked ${rule.stage}, not ${old.stage}`);
  if (wordsOf(old.text) !== wordsOf(rule.text)) {
    found.push(`asks something else: ${shown(old.text)} → ${shown(rule.text)}`);
  }
  found.push(...weakerCheck(old.check, rule.check));
  if (narrowed(old, rule, project)) found.push('is no longer asked everywhere that it was asked');
  return found;
}

/** Says that a rule is removed, and if a new one has nearly the same text, that it may be the same rule. */
function goneText({ text }: Rule, came: readonly Rule[]): string {
  const old = wordsOf(text);
  const near = came.find((rule) => {
    const words = wordsOf(rule.text);
    return distance(old, words) <= Math.max(old.length, words.length) * MAX_REWORDING;
  });
  return near
    ? `is removed, and ${near.id} is new. If it was reworded, write \`id=…\` after it in the note`
    : 'is gone';
}

/** A text without case, punctuation and spaces, which do not change its meaning. */
function wordsOf(text: string): string {
  return foldCase(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * How a check is weaker than the old one. A stricter one is not a weakening: a role for a question that
 * anyone could answer, an additional status or text. A machine instead of a person can be either.
 */
function weakerCheck(old: Check, check: Check): string[] {
  if (same(old, check)) return [];
  const says = [`is answered by ${checkText(check)}, not by ${checkText(old)}`];
  if (old.kind === 'person' && old.role === undefined && check.kind === 'person') return [];
  if (old.kind === 'command' && check.kind === 'command' && old.name === check.name) {
    return isAtLeast(check.for, old.for) ? [] : says;
  }
  if (old.kind !== 'http' || check.kind !== 'http') return says;
  const kept = (field: 'status' | 'contains') =>
    old[field] === undefined || old[field] === check[field];
  const demands =
    (old.json === undefined || same(old.json, check.json)) &&
    isAtLeast(check.for, old.for) &&
    isAtLeast(check.tlsDays, old.tlsDays);
  return old.url === check.url && kept('status') && kept('contains') && demands ? [] : says;
}

/** Whether a time that is demanded is no shorter than it was. */
function isAtLeast(now = 0, before = 0): boolean {
  return now >= before;
}

/** Nearly as in a note. */
function checkText({ kind, ...parameters }: Check): string {
  const words = Object.entries(parameters).map(([name, value]) =>
    name === 'name' || name === 'url' || name === 'role' ? String(value) : `${name}=${value}`,
  );
  return `\`${[kind, ...words].join(' ')}\``;
}

/** Whether there is an environment in which the rule is no longer asked. */
function narrowed(old: Rule, rule: Rule, project: Omit<Project, 'environment'>): boolean {
  return environmentsOf(old, rule).some((environment) => {
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

/**
 * The differences of the calendar. Another zone or weekend, and removed days off, make it weaker. Holidays of
 * years that the new calendar no longer covers are past.
 */
function calendarChanges(old: Calendar, calendar: Calendar): { weaker: string[]; other: string[] } {
  const field = (name: 'timeZone' | 'weekend' | 'until') =>
    same(old[name], calendar[name])
      ? []
      : [`${name}: ${shown(old[name])} → ${shown(calendar[name])}`];
  const first = calendar.holidays.map(({ date }) => date).toSorted(compareText)[0] ?? '';
  const covered = ({ date, to = '' }: CalendarDay) => (date ?? to) >= first.slice(0, 4);
  const days = (['holidays', 'vacations'] as const).map((name) => {
    const [before, after] = [old[name], calendar[name]].map((list) => new Set(list.map(dayText)));
    const gone = old[name].filter((day) => !after?.has(dayText(day)));
    return {
      went: line(`removed ${name}`, gone.filter(covered).map(dayText)),
      past: line(`removed past ${name}`, gone.filter((day) => !covered(day)).map(dayText)),
      came: line(
        `added ${name}`,
        [...(after ?? [])].filter((day) => !before?.has(day)),
      ),
    };
  });
  const worked = [old, calendar].map(({ workingDays = [] }) => workingDays.map(dayText));
  return {
    weaker: [
      ...field('timeZone'),
      ...field('weekend'),
      ...days.flatMap(({ went }) => went),
      ...line('added working days', worked[1]?.filter((day) => !worked[0]?.includes(day)) ?? []),
    ],
    other: [
      ...field('until'),
      ...days.flatMap(({ past }) => past),
      ...days.flatMap(({ came }) => came),
    ],
  };
}

/** A day, or a span of days. */
interface CalendarDay {
  date?: string;
  from?: string | undefined;
  to?: string;
  name?: string | undefined;
}

function line(what: string, days: readonly string[]): string[] {
  return days.length > 0 ? [`${what}: ${days.join(', ')}`] : [];
}

function dayText({ date, from, to, name }: CalendarDay): string {
  const days = date === undefined ? [`${from} to ${to}`] : [date, from && `from ${from}`];
  return [...days, name && `(${name})`].filter(Boolean).join(' ');
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** Both come from the same model, so their fields have the same order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
