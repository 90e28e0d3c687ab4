/** Names in the rules that a project does not have, or that look like typing errors. */
import type { Rule, Source } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { foldCase } from '../text/foldCase.ts';
import { suggest } from '../text/suggest.ts';
import { isOneOf, partsOf } from './names.ts';

const SCOPE_FIELDS = ['projects', 'stacks', 'environments'] as const;
type ScopeField = (typeof SCOPE_FIELDS)[number];

/** A project's own names, by the fields of `appliesTo`. */
export type OwnNames = Readonly<Record<ScopeField, readonly string[]>>;

/** A name that the rules use and the project does not have. */
export interface ForeignName {
  field: ScopeField;
  name: string;
  /** The most similar name of the project. */
  near?: string;
}

/**
 * The names that active rules are limited to and the project does not have, sorted. A project that declares no
 * environments is asked everything, so no environment is foreign to it.
 */
export function foreignNames(rules: readonly Rule[], own: OwnNames): ForeignName[] {
  const limits = rules
    .filter(({ status }) => status === 'active')
    .flatMap(({ sources }) => sources.map(({ appliesTo }) => appliesTo));
  return SCOPE_FIELDS.flatMap((field) => {
    if (field === 'environments' && own.environments.length === 0) return [];
    const written = new Set(limits.flatMap((limit) => limit[field] ?? []).flatMap(partsOf));
    return [...written]
      .filter((name) => !isOneOf(name, own[field]))
      .toSorted(compareText)
      .map((name) => {
        const near = suggest(foldCase(name), own[field]);
        return near === undefined ? { field, name } : { field, name, near };
      });
  });
}

/** One use of a name in the front matter of a note. */
export interface NameUse {
  field: ScopeField;
  name: string;
}

/** A name that occurs once and is similar to one that occurs more often. */
export interface LonelyName<Use extends NameUse> {
  use: Use;
  near: string;
}

/**
 * Names that are probably typing errors: they occur once in all notes, and they are similar to another name of the
 * same field that occurs more often. Names that differ only in case are the same name.
 */
export function lonelyNames<Use extends NameUse>(uses: readonly Use[]): LonelyName<Use>[] {
  return SCOPE_FIELDS.flatMap((field) => {
    const byName = new Map<string, Use[]>();
    for (const use of uses.filter((each) => each.field === field)) {
      const key = foldCase(use.name.trim());
      byName.set(key, [...(byName.get(key) ?? []), use]);
    }
    const common = [...byName].flatMap(([, [first, second]]) =>
      first && second ? [first.name] : [],
    );
    return [...byName.values()].flatMap(([use, ...others]) => {
      const near = use && others.length === 0 ? suggest(foldCase(use.name), common) : undefined;
      return use && near !== undefined ? [{ use, near }] : [];
    });
  });
}

/** All uses of names in an `appliesTo`. */
export function nameUses(appliesTo: Source['appliesTo']): NameUse[] {
  return SCOPE_FIELDS.flatMap((field) => (appliesTo[field] ?? []).map((name) => ({ field, name })));
}
