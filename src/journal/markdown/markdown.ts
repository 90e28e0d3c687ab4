/** From Markdown to HTML: one list of plugins, for Belay's own compiler and for Astro's MDX. */
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import type { RemarkRulesOptions } from '../../rules/remarkRules.ts';
import { harmlessHtml, remarkPlugins } from './harmlessHtml.ts';
import { GFM_OPTIONS } from './parseMdx.ts';
import { rehypeAsides } from './rehypeAsides.ts';
import { rehypeCode } from './rehypeCode.ts';
import { rehypeDiagrams } from './rehypeDiagrams.ts';
import { rehypeHeadings } from './rehypeHeadings.ts';
import { rehypeImages } from './rehypeImages.ts';
import { rehypeLog } from './rehypeLog.ts';
import { rehypeRemoteImages } from './rehypeRemoteImages.ts';
import { rehypeRules } from './rehypeRules.ts';
import { rehypeTables } from './rehypeTables.ts';
import { remarkAsWritten } from './remarkAsWritten.ts';

/** All that Astro needs to parse an `.mdx` note as `parseMdx` does, and `remarkPlugins` after it. */
export function mdxPlugins(options: RemarkRulesOptions): PluggableList {
  return [[remarkGfm, GFM_OPTIONS], remarkAsWritten, ...remarkPlugins(options)];
}

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
 * Makes the HTML of a note's page.
 *
 * @param hasHtml whether the note holds HTML of its own.
 */
export function htmlCompiler(options: RemarkRulesOptions, hasHtml: boolean) {
  const raw = hasHtml ? [rehypeRaw] : [];
  return harmlessHtml(options, raw).use(rehypePlugins).use(rehypeStringify);
}
