/** Where a rule can be read: most in the note that teaches them, some on their own page. */
import { pageOfPath } from '../journal/links/noteAddress.ts';
import type { Rule } from '../rules/model.ts';
import { askedRules } from './history.ts';

/** The address of a rule's own page, or of the page that redirects to it. From the root of the site. */
export function rulePage(id: string): string {
  return `rules/${id}/`;
}

/**
 * The rule's place in its note, from the root of the site; `undefined` if the rule has its own page: several notes
 * teach it, the calendar answers it day by day, or there are runs to show.
 */
export function placeInNote({ id, sources, check }: Rule): string | undefined {
  const [source, ...others] = sources;
  if (!source || others.length > 0 || check.kind === 'calendar' || askedRules().has(id))
    return undefined;
  // To parse thousands of URLs takes long.
  return pageOfPath(source.path) + source.url.slice(source.url.indexOf('#'));
}

/** Where a rule can be read, from the root of the site. */
export function rulePlace(rule: Rule): string {
  return placeInNote(rule) ?? rulePage(rule.id);
}
