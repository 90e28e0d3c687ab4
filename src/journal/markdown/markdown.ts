/** From Markdown to HTML: one list of plugins, for Belay's own compiler and for Astro's MDX. */
import type { PluggableList } from 'unified';
import type { RemarkRulesOptions } from '../../rules/remarkRules.ts';
import { harmlessHtml } from './harmlessHtml.ts';
import { rehypeAsides } from './rehypeAsides.ts';
import { rehypeCode } from './rehypeCode.ts';
import { rehypeDiagrams } from './rehypeDiagrams.ts';
import { rehypeHeadings } from './rehypeHeadings.ts';
import { rehypeImages } from './rehypeImages.ts';
import { rehypeLog } from './rehypeLog.ts';
import { rehypeRemoteImages } from './rehypeRemoteImages.ts';
import { rehypeRules } from './rehypeRules.ts';
import { rehypeTables } from './rehypeTables.ts';

/** What finishes the HTML. */
export const rehypePlugins: PluggableList = [
  rehypeHeadings,
  rehypeAsides,
  rehypeTables,
  rehypeRemoteImages,
  rehypeImages,
  rehypeDiagrams,
  rehypeLog,
  rehypeCode,
  rehypeRules,
];

/**
 * Makes the tree of a note's page.
 *
 * @param raw the plugin that parses HTML, for a note that holds HTML of its own.
 */
export function pagePlugins(options: RemarkRulesOptions, raw: PluggableList = []) {
  return harmlessHtml(options, raw).use(rehypePlugins);
}
