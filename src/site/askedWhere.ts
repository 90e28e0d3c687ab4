/** Where a rule that several notes teach is asked, in as few words as possible. */
import type { AppliesTo, Rule } from '../rules/model.ts';
import * as words from './language/words.ts';
import { whereItApplies } from './wording.ts';

const LISTS = ['projects', 'environments', 'stacks'] as const;
type ListName = (typeof LISTS)[number];

/**
 * Where a rule is asked, in words: `the environment migration or the stack django`. A place that is part of another one is
 * left out, and places that differ in one list are one place.
 *
 * @returns an empty text if the rule is asked everywhere.
 */
export function askedWhere(rule: Pick<Rule, 'sources'>): string {
  const places: AppliesTo[] = [];
  for (const { appliesTo } of rule.sources) add(places, appliesTo);
  const inWords = places.map(whereItApplies);
  return inWords.includes('') ? '' : inWords.join(` ${words.or} `);
}

/** Adds a place to places that have nothing in common, so that they still have nothing in common. */
function add(places: AppliesTo[], place: AppliesTo): void {
  for (const [index, known] of places.entries()) {
    const both = union(known, place);
    if (both) {
      places.splice(index, 1);
      // The larger place may now contain others.
      add(places, both);
      return;
    }
  }
  places.push(place);
}

/** The place that is exactly two places together; `undefined` if one place cannot say it. */
function union(a: AppliesTo, b: AppliesTo): AppliesTo | undefined {
  if (contains(a, b)) return a;
  if (contains(b, a)) return b;
  const different = LISTS.filter((name) => !sameList(a[name], b[name]));
  const [name] = different;
  if (name === undefined || different.length > 1) return undefined;
  return { ...a, [name]: merged(a, b, name) };
}

/** Whether every deploy in the inner place is in the outer one. */
function contains(outer: AppliesTo, inner: AppliesTo): boolean {
  return LISTS.every((name) => {
    const allowed = outer[name]?.map(folded);
    return !allowed || inner[name]?.every((value) => allowed.includes(folded(value)));
  });
}

function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  const key = (list: readonly string[] | undefined) => list?.map(folded).sort().join('\n');
  return key(a) === key(b);
}

function merged(a: AppliesTo, b: AppliesTo, name: ListName): string[] {
  const known = (a[name] ?? []).map(folded);
  const others = (b[name] ?? []).filter((value) => !known.includes(folded(value)));
  return [...(a[name] ?? []), ...others];
}

/** The case of a name does not matter. */
function folded(name: string): string {
  return name.toLowerCase();
}
