/** Redirects from the address of each rule to the place of the rule, on any file host and without a script. */
import path from 'node:path';
import type { Rule } from '../../rules/model.ts';
import { placeInNote, rulePage } from '../rulePlace.ts';
import type { Output } from './output.ts';
import { redirectPage } from './redirectPage.ts';

/** Writes a small redirect page for each rule without its own page into a built site. */
export function writeRuleRedirects(output: Output, rules: readonly Rule[]): void {
  for (const rule of rules) {
    const place = placeInNote(rule);
    if (place === undefined) continue;
    const page = rulePage(rule.id);
    output.write(`${page}index.html`, redirectPage(rule.text, relative(page, place)));
  }
}

/** The relative path from one address to another, so that the site can be in any folder. */
function relative(from: string, to: string): string {
  const [target = '', hash = ''] = to.split('#');
  return `${path.posix.relative(from, target)}/#${hash}`;
}
