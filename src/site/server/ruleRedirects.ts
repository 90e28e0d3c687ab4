/** Leads from the address that each rule has to where the rule is, on any file host and without a script. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from '../../rules/model.ts';
import { placeInNote, rulePage } from '../rulePlace.ts';
import { redirectPage } from './redirectPage.ts';

/** Writes a small page for each rule that has no page of its own into a built site. */
export function writeRuleRedirects(outDir: string, rules: readonly Rule[]): void {
  for (const rule of rules) {
    const place = placeInNote(rule);
    if (place === undefined) continue;
    const page = rulePage(rule.id);
    const folder = path.join(outDir, page);
    // One after another is four times as fast as through promises, for thousands of small files.
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.html'), redirectPage(rule.text, relative(page, place)));
  }
}

/** From the folder of one address to another one, so that the site may be in any folder. */
function relative(from: string, to: string): string {
  const [target = '', hash = ''] = to.split('#');
  return `${path.posix.relative(from, target)}/#${hash}`;
}
