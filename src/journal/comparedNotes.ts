/** What the notes of a journal say together: its rules, where they contradict each other, and addresses that they share. */
import { problem } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { mergeRules, type StatedRule } from '../rules/mergeRules.ts';
import type { NoteRule, Rule } from '../rules/model.ts';
import type { CompiledNote } from './compiling/compileNote.ts';
import { dayOf } from './fields/dates.ts';
import type { Note } from './fields/types.ts';
import { pageOfPath } from './links/noteAddress.ts';

/** A compiled note. One that is read from a cache only when it is needed says at once which rules it states. */
export type Comparable = CompiledNote & { ids?: readonly string[] };

/**
 * Merges the rules of all notes.
 *
 * @param url of the journal's site.
 * @param asked the paths of the notes that are asked about: then only rules that one of them states are merged.
 * @returns the rules, sorted by id, and the contradictions between notes.
 */
export function mergeNotes(
  compiled: readonly Comparable[],
  url: string,
  asked?: ReadonlySet<string>,
): { rules: Rule[]; diagnostics: Diagnostic[] } {
  const wanted = asked && new Set(compiled.filter(({ path }) => asked.has(path)).flatMap(idsOf));
  const isWanted = ({ id }: NoteRule) => wanted === undefined || wanted.has(id);
  const stating = wanted
    ? compiled.filter((result) => idsOf(result).some((id) => wanted.has(id)))
    : compiled;
  const all = stating.flatMap(({ note }) => (note ? statedRules(note, url) : []));
  const stated = wanted ? all.filter(({ rule }) => isWanted(rule)) : all;
  const merged = mergeRules(stated);
  // A note with broken front matter may contradict others all the same: all problems come in one run.
  const unsound = stating.flatMap(({ path, rules = [] }) =>
    rules
      .filter(isWanted)
      .map((rule) => ({ rule, origin: { path, title: path, appliesTo: {}, pageUrl: url } })),
  );
  return unsound.length === 0
    ? merged
    : { ...merged, diagnostics: mergeRules([...stated, ...unsound]).diagnostics };
}

/** The ids of the rules that a note states, also if its front matter is broken. */
export function idsOf(compiled: Comparable): readonly string[] {
  // A note that says its rules' ids at once is not to be read for them.
  if (compiled.ids) return compiled.ids;
  const { note, rules = [] } = compiled;
  return [...(note?.rules ?? []), ...rules].map(({ id }) => id);
}

/** What notes state. The dev server keeps notes that did not change, and merges them again with the others. */
const statedBy = new WeakMap<Note, { url: string; stated: StatedRule[] }>();

function statedRules(note: Note, url: string): StatedRule[] {
  const known = statedBy.get(note);
  if (known?.url === url) return known.stated;
  const stated = newStatedRules(note, url);
  statedBy.set(note, { url, stated });
  return stated;
}

function newStatedRules({ path, data, rules }: Note, journalUrl: string): StatedRule[] {
  if (rules.length === 0) return [];
  const origin = {
    path,
    title: data.title,
    appliesTo: data.appliesTo,
    pageUrl: new URL(pageOfPath(path), journalUrl).href,
    ...('severity' in data && { date: dayOf(data.date), severity: data.severity }),
  };
  return rules.map((rule) => ({ rule, origin }));
}

/** An error for each note whose page would have the address of another. */
export function sharedAddresses(compiled: readonly CompiledNote[]): Diagnostic[] {
  const byAddress = new Map<string, CompiledNote[]>();
  for (const result of compiled) {
    const address = pageOfPath(result.path).normalize('NFC');
    const same = byAddress.get(address);
    if (same) same.push(result);
    else byAddress.set(address, [result]);
  }
  return [...byAddress].flatMap(([address, results]) => {
    if (results.length === 1) return [];
    const [first, ...others] = results.flatMap(({ note }) => note ?? []);
    return others.map((note) => ({
      path: note.path,
      line: 1,
      column: 1,
      ...problem('address-shared', { other: first?.path ?? '', address }),
      related: { path: first?.path ?? '', line: 1, column: 1, message: first?.data.title ?? '' },
    }));
  });
}
