/** The journal as pages show it: sorted, joined, and in a build read only once. */
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { JournalEntry } from '../journal/entries.ts';
import { compareText } from '../rules/diagnostics.ts';
import type { Rule } from '../rules/model.ts';
import { type Relation, relations } from './related.ts';

const MOST_RELATED = 5;

/** In a build nothing changes any more. The dev server asks anew for each page. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    if (import.meta.env.DEV) return make();
    made ??= make();
    return made;
  };
}

/** The journal's settings, its calendar, and what is wrong with its notes. */
export const journal = once(async (): Promise<JournalEntry> => {
  const entry = await getEntry('journal', 'journal');
  if (!entry) throw new Error('The journal has no settings: content/journal.yaml cannot be read.');
  return entry.data;
});

/** All incidents, the latest first. */
export const incidents = once(async (): Promise<CollectionEntry<'incidents'>[]> => {
  const entries = await getCollection('incidents');
  return entries.sort((a, b) => compareText(b.data.date, a.data.date) || compareText(a.id, b.id));
});

/** All checklists, by title. */
export const checklists = once(async (): Promise<CollectionEntry<'checklists'>[]> => {
  const entries = await getCollection('checklists');
  return entries.sort((a, b) => compareText(a.data.title, b.data.title));
});

/** All rules, in the order of the export. */
export const rules = once(async (): Promise<Rule[]> => {
  return (await getCollection('rules')).map((entry) => entry.data);
});

const rulesById = once(async () => new Map((await rules()).map((rule) => [rule.id, rule])));

/** The rules that a note states, in its order. */
export async function rulesOf({ ruleIds }: { ruleIds: readonly string[] }): Promise<Rule[]> {
  const byId = await rulesById();
  return ruleIds.flatMap((id) => byId.get(id) ?? []);
}

const incidentsById = once(
  async () => new Map((await incidents()).map((incident) => [incident.id, incident])),
);

const allRelations = once(async () => {
  const relatable = (await incidents()).map(({ id, data }) => ({
    id,
    bonds: {
      service: data.services,
      tag: data.tags,
      symptom: data.symptomTerms,
      rule: data.ruleIds,
    },
  }));
  return relations(relatable, MOST_RELATED);
});

/** An incident that has something in common with another one. */
export interface RelatedIncident extends Relation {
  incident: CollectionEntry<'incidents'>;
}

/** The incidents that have most in common with this one, and what. */
export async function relatedTo(id: string): Promise<RelatedIncident[]> {
  const [byId, all] = await Promise.all([incidentsById(), allRelations()]);
  return (all.get(id) ?? []).flatMap((relation) => {
    const incident = byId.get(relation.id);
    return incident ? [{ ...relation, incident }] : [];
  });
}
