/**
 * The journal as pages show it. Everything that a page shows of the journal comes from here, through `read`: a build keeps
 * a page as long as what it has read stays the same.
 */
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
import { read } from './reads.ts';
import { type Relation, relations } from './related.ts';

const MAX_RELATED = 5;

/** Computes something once for each state of the journal: once in a build. */
export function once<Value>(make: (journal: SiteJournal) => Value): () => Value {
  const made = new WeakMap<SiteJournal, { value: Value }>();
  return () => {
    const now = sharedJournal();
    const known = made.get(now) ?? { value: make(now) };
    made.set(now, known);
    return known.value;
  };
}

/** The journal's settings, its calendar, and what is wrong with its notes. Only the dev server shows the last. */
export const journal = read(
  'journal',
  (): SiteSettings => sharedJournal().settings,
  ({ diagnostics: _, ...shown }) => shown,
);

/** The facts of an incident, without its text. */
export type IncidentFacts = Pick<IncidentPage, 'id' | 'data'>;

const factsOf = ({ id, data }: IncidentPage): IncidentFacts => ({ id, data });

const allFacts = once((now) => now.incidents.map(factsOf));

/** All incidents, the latest first. Without their texts: a page that lists them stays the same if a text changes. */
export const incidents = read('incidents', (): readonly IncidentFacts[] => allFacts());

/** All checklists, by stage, then by title. */
export const checklists = read(
  'checklists',
  (): readonly ChecklistPage[] => sharedJournal().checklists,
);

/** All plain notes, by path: only a folder that is not a journal has any. */
export const notes = read('notes', (): readonly PlainPage[] => sharedJournal().notes);

/** All rules, in the order of the export. */
export const rules = read('rules', (): readonly Rule[] => sharedJournal().rules);

/** The item with this last part of an address. @throws if there is none: then there is no such page. */
function found<Item>(byId: ReadonlyMap<string, Item>, id: string | undefined): Item {
  const item = byId.get(id ?? '');
  if (item === undefined) throw new Error(`There is nothing at ${id}.`);
  return item;
}

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));
const incidentsById = once((now) => byId(now.incidents));
const checklistsById = once((now) => byId(now.checklists));
const notesById = once((now) => byId(now.notes));
const rulesById = once((now) => byId(now.rules));

/** One incident, by the last part of its address. */
export const incidentAt = read('incidentAt', (id: string) => found(incidentsById(), id));

/** One checklist, by the last part of its address. */
export const checklistAt = read('checklistAt', (id: string) => found(checklistsById(), id));

/** One plain note, by its address. */
export const noteAt = read('noteAt', (id: string) => found(notesById(), id));

/** One rule, by its id. */
export const ruleAt = read('ruleAt', (id: string) => found(rulesById(), id));

const rulesByIds = read('rulesByIds', (ids: readonly string[]): Rule[] =>
  ids.flatMap((id) => rulesById().get(id) ?? []),
);

/** The rules that a note states, in its order. */
export function rulesOf({ ruleIds }: { ruleIds: readonly string[] }): Rule[] {
  return rulesByIds(ruleIds);
}

const places = once((now) => new Map(now.incidents.map(({ id }, index) => [id, index])));

/** The incidents just before and just after this one in time. */
export const neighboursOf = read('neighboursOf', (id: string) => {
  const all = sharedJournal().incidents;
  const place = places().get(id) ?? 0;
  const [later, earlier] = [all[place - 1], all[place + 1]];
  return { ...(later && { later: factsOf(later) }), ...(earlier && { earlier: factsOf(earlier) }) };
});

/** The index that the browser matches logs with. */
export const symptoms = read(
  'symptoms',
  once((now) => buildIndex(now.symptoms)),
);

/** The lines that notes say do not belong to them, by incident. */
export const notSymptoms = read(
  'notSymptoms',
  (): Record<string, readonly string[]> =>
    Object.fromEntries(
      sharedJournal().symptoms.flatMap(({ id, notSymptoms = [] }) =>
        notSymptoms.length > 0 ? [[id, notSymptoms]] : [],
      ),
    ),
);

const relationsOf = once((now) => {
  const relatable = now.incidents.map(({ id, data }) => ({
    id,
    bonds: {
      service: data.services,
      tag: data.tags,
      symptom: data.symptomTerms,
      rule: data.ruleIds,
    },
  }));
  return relations(relatable, MAX_RELATED);
});

/** An incident that has something in common with another one. */
export interface RelatedIncident extends Relation {
  incident: IncidentFacts;
}

/** The incidents that have most in common with this one, and what. */
export const relatedTo = read('relatedTo', (id: string): RelatedIncident[] =>
  relationsOf()(id).flatMap((relation) => {
    const incident = incidentsById().get(relation.id);
    return incident ? [{ ...relation, incident: factsOf(incident) }] : [];
  }),
);

const groups = once(() => {
  const facts = allFacts();
  return {
    services: groupsOf(facts, ({ data }) => data.services),
    tags: groupsOf(facts, ({ data }) => data.tags),
    years: groupsOf(facts, ({ data }) => [data.day.slice(0, 4)]),
  };
});

/** Incidents by service, by tag and by year, each by name. */
export const incidentGroups = read('incidentGroups', groups);

export type GroupKind = keyof ReturnType<typeof incidentGroups>;

const groupsBySlug = once(() => {
  const { services, tags, years } = groups();
  const bySlug = (list: typeof services) => new Map(list.map((group) => [group.slug, group]));
  return { services: bySlug(services), tags: bySlug(tags), years: bySlug(years) };
});

/** One service, tag or year, by the last part of its address. */
export const groupAt = read('groupAt', (kind: GroupKind, slug: string) =>
  found(groupsBySlug()[kind], slug),
);

const groupAddresses = once(
  () =>
    new Map(
      Object.entries(groups()).flatMap(([kind, list]) =>
        list.map(({ name, slug }) => [`${kind} ${name}`, `${kind}/${slug}/`] as const),
      ),
    ),
);

/** From a service, tag or year to its page's address, from the top of the site. */
export const groupAddress = read(
  'groupAddress',
  (kind: GroupKind, name: string) => groupAddresses().get(`${kind} ${name}`) ?? `${kind}/`,
);
