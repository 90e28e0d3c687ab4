/** Redirects from the address of each rule to the place of the rule, on any file host and without a script. */
import type { Rule } from '../../rules/model.ts';
import { placeInNote, rulePage } from '../rulePlace.ts';

/** A small page that leads to another one. */
export interface Redirect {
  /** From the root of the site. */
  file: string;
  /** The name of the other page. */
  title: string;
  /** The address of the other page, relative to this one. */
  target: string;
}

/** The redirect pages of all rules without a page of their own. */
export function ruleRedirects(rules: readonly Rule[]): Redirect[] {
  return rules.flatMap((rule) => {
    const place = placeInNote(rule);
    if (place === undefined) return [];
    const page = rulePage(rule.id);
    return [{ file: `${page}index.html`, title: rule.text, target: relative(page, place) }];
  });
}

/** The relative path from one address to another, so that the site can be in any folder. */
function relative(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}
