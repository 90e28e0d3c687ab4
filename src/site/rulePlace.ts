/** Where a rule is to be read: most live in the note that teaches them, some have a page of their own. */
import { pageOfPath } from '../journal/links/noteAddress.ts';
import type { Rule } from '../rules/model.ts';
import { askedRules } from './history.ts';

/** The address of the page that a rule has, or that leads to where it is. From the top of the site. */
export function rulePage(id: string): string {
  return `rules/${id}/`;
}

/**
 * The rule's place in its note, from the top of the site; nothing where the rule has a page of its own: several notes
 * teach it, the calendar answers it day by day, or there are runs to tell of.
 */
export function placeInNote({ id, sources, check }: Rule): string | undefined {
  const [source, ...others] = sources;
  if (!source || others.length > 0 || check.kind === 'calendar' || askedRules().has(id))
    return undefined;
  return pageOfPath(source.path) + new URL(source.url).hash;
}

/** Where a rule is to be read, from the top of the site. */
export function rulePlace(rule: Rule): string {
  return placeInNote(rule) ?? rulePage(rule.id);
}
