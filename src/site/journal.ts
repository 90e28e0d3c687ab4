/** The journal as pages show it. */

import type { Rule } from '../rules/model.ts';
import { buildIndex } from '../symptoms/buildIndex.ts';
import { groupsOf } from './groups.ts';
import { sharedJournal } from './journal/sharedJournal.ts';
import type {
  ChecklistPage,
  IncidentPage,
  PlainPage,
  SiteJournal,
  SiteSettings,
} from './journal/siteJournal.ts';
import { type Relation, relations } from './related.ts';

const MOST_RELATED = 5;

/** Works something out once for each state of the journal: once in a build. */
function once<Value>(make: (journal: SiteJournal) => Value): () => Value {
  const made = new WeakMap<SiteJournal, { value: Value }>();
  return () => {
    const now = sharedJournal();
    const known = made.get(now) ?? { value: make(now) };
    made.set(now, known);
    return known.value;
  };
}

/** The journal's settings, its calendar, and what is wrong with its notes. */
export function journal(): SiteSettings {
  return sharedJournal().settings;
}

/** All incidents, the latest first. */
export function incidents(): readonly IncidentPage[] {
  return sharedJournal().incidents;
}

/** All checklists, by title. */
export function checklists(): readonly ChecklistPage[] {
  return sharedJournal().checklists;
}

/** All plain notes, by path: only a folder that is no journal has any. */
export function notes(): readonly PlainPage[] {
  return sharedJournal().notes;
}

/** All rules, in the order of the export. */
export function rules(): readonly Rule[] {
  return sharedJournal().rules;
}

const rulesById = once((now) => new Map(now.rules.map((rule) => [rule.id, rule])));

/** The rules that a note states, in its order. */
export function rulesOf({ ruleIds }: { ruleIds: readonly string[] }): Rule[] {
  const byId = rulesById();
  return ruleIds.flatMap((id) => byId.get(id) ?? []);
}

/** What a log is matched with in the browser. */
export const symptoms = once((now) => buildIndex(now.symptoms));

const incidentsById = once(
  (now) => new Map(now.incidents.map((incident) => [incident.id, incident])),
);

const allRelations = once((now) => {
  const relatable = now.incidents.map(({ id, data }) => ({
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
  incident: IncidentPage;
}

/** The incidents that have most in common with this one, and what. */
export function relatedTo(id: string): RelatedIncident[] {
  const byId = incidentsById();
  return (allRelations().get(id) ?? []).flatMap((relation) => {
    const incident = byId.get(relation.id);
    return incident ? [{ ...relation, incident }] : [];
  });
}

/** Incidents by service, by tag and by year, each by name. */
export const incidentGroups = once(({ incidents }) => ({
  services: groupsOf(incidents, ({ data }) => data.services),
  tags: groupsOf(incidents, ({ data }) => data.tags),
  years: groupsOf(incidents, ({ data }) => [data.day.slice(0, 4)]),
}));

export type GroupKind = keyof ReturnType<typeof incidentGroups>;

const groupAddresses = once(() => {
  const groups = incidentGroups();
  return new Map(
    (Object.keys(groups) as GroupKind[]).flatMap((kind) =>
      groups[kind].map(({ name, slug }) => [`${kind} ${name}`, `${kind}/${slug}/`] as const),
    ),
  );
});

/** From a service, tag or year to its page's address, from the top of the site. */
export function groupAddress(kind: GroupKind, name: string): string {
  return groupAddresses().get(`${kind} ${name}`) ?? `${kind}/`;
}
