/** The journal as pages show it: sorted, joined, and read once for each page. */
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { JournalEntry } from '../journal/entries.ts';
import { compareText } from '../rules/diagnostics.ts';
import type { Rule } from '../rules/model.ts';

/** The journal's settings, its calendar, and what is wrong with its notes. */
export async function journal(): Promise<JournalEntry> {
  const entry = await getEntry('journal', 'journal');
  if (!entry) throw new Error('The journal has no settings: content/journal.yaml cannot be read.');
  return entry.data;
}

/** All incidents, the latest first. */
export async function incidents(): Promise<CollectionEntry<'incidents'>[]> {
  const entries = await getCollection('incidents');
  return entries.sort((a, b) => compareText(b.data.date, a.data.date) || compareText(a.id, b.id));
}

/** All checklists, by title. */
export async function checklists(): Promise<CollectionEntry<'checklists'>[]> {
  const entries = await getCollection('checklists');
  return entries.sort((a, b) => compareText(a.data.title, b.data.title));
}

/** All rules, in the order of the export. */
export async function rules(): Promise<Rule[]> {
  return (await getCollection('rules')).map((entry) => entry.data);
}

/** The rules that a note states, in its order. */
export async function rulesOf({ ruleIds }: { ruleIds: readonly string[] }): Promise<Rule[]> {
  const byId = new Map((await rules()).map((rule) => [rule.id, rule]));
  return ruleIds.flatMap((id) => byId.get(id) ?? []);
}
