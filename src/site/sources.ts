/** From a rule to the places in the notes that state it. */
import { pageOfPath } from '../journal/links/noteAddress.ts';
import type { Rule, Severity, Source } from '../rules/model.ts';
import { href } from './href.ts';
import { rulePlace } from './rulePlace.ts';

/** Where a rule can be read on this site: on its own page, or in its note. */
export function ruleHref(rule: Rule): string {
  return href(rulePlace(rule));
}

/** The address of the place on this site. The exported one is absolute, and wrong on a preview. */
export function sourceHref(source: Source): string {
  return href(pageOfPath(source.path) + new URL(source.url).hash);
}

/** Whether a rule is asked everywhere: one source without a place is enough. */
export function appliesEverywhere(rule: Rule): boolean {
  return rule.sources.some(({ appliesTo }) => Object.keys(appliesTo).length === 0);
}

/** The incident that taught a rule: of several, the latest. */
export function incidentOf(rule: Rule): Source | undefined {
  return rule.sources
    .filter(({ date }) => date !== undefined)
    .reduce<Source | undefined>(
      (latest, source) => ((latest?.date ?? '') >= (source.date ?? '') ? latest : source),
      undefined,
    );
}

/** The severities of the incidents that taught a rule, each once. */
export function severitiesOf(rule: Rule): Severity[] {
  return [...new Set(rule.sources.flatMap(({ severity }) => severity ?? []))];
}

/** The ids of a rule's list items in a note's page: more than one if the note states it twice. */
export function anchorsIn(rule: Rule, path: string): string[] {
  return rule.sources
    .filter((source) => source.path === path)
    .map(({ url }) => decodeURIComponent(new URL(url).hash.slice(1)));
}
