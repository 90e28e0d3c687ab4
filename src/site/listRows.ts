/** Items of a long list as data, for a filter that searches all pages. */
import type { Rule } from '../rules/model.ts';
import { duration } from './format.ts';
import { href } from './href.ts';
import type { IncidentFacts } from './journal.ts';
import { askedIn } from './ruleGroups.ts';
import { countsAs } from './ruleNumbers.ts';
import { ruleHref, severitiesOf } from './sources.ts';
import { polarityTag, ruleInWords } from './wording.ts';

/** What filters look at, by name; several values of one name are separated by newlines. */
export type Facets = Record<string, string>;

/** One item, in the words that a page shows. */
export interface ListRow {
  title: string;
  url: string;
  /** What is shown in front: a day, or what a rule asks for. */
  mark: string;
  /** For the look of a rule's mark. */
  polarity?: { expect: string; level: string };
  lines: string[];
  facets: Facets;
}

/** What the filters of the rules' list look at. */
export function ruleFacets(rule: Rule): Facets {
  return {
    kind: countsAs(rule),
    // A retired rule is asked at no stage.
    stage: rule.status === 'retired' ? 'retired' : rule.stage,
    check: rule.check.kind,
    severity: severitiesOf(rule).join('\n'),
    asked: askedIn(rule),
  };
}

/** What the filters of the incidents' list look at. */
export function incidentFacets({ data }: IncidentFacts): Facets {
  const { severity, services, day } = data;
  return { severity, services: services.join('\n'), year: day.slice(0, 4) };
}

/** Facets as the data attributes of an item. */
export function facetAttributes(facets: Facets): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facets).map(([name, value]) => [`data-${name}`, value] as const),
  );
}

export function ruleRow(rule: Rule): ListRow {
  return {
    title: rule.text,
    url: ruleHref(rule),
    mark: polarityTag(rule),
    polarity: { expect: countsAs(rule) === 'asked' ? rule.expect : 'none', level: rule.level },
    lines: [ruleInWords(rule), rule.sources.map(({ title }) => title).join('; ')],
    facets: ruleFacets(rule),
  };
}

export function incidentRow(incident: IncidentFacts): ListRow {
  const { title, url, day, summary, services, severity, durationMinutes } = incident.data;
  const facts = [
    `SEV ${severity.slice(-1)}`,
    durationMinutes !== undefined && duration(durationMinutes),
    ...services,
  ];
  return {
    title,
    url: href(url),
    mark: day,
    lines: [summary, facts.filter(Boolean).join(' · ')],
    facets: incidentFacets(incident),
  };
}
