/** What Astro needs to parse an `.mdx` note. Apart from the other plugins: no other note needs these parsers. */
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import type { RemarkRulesOptions } from '../../rules/remarkRules.ts';
import { remarkPlugins } from './harmlessHtml.ts';
import { GFM_OPTIONS } from './parseMdx.ts';
import { remarkAsWritten } from './remarkAsWritten.ts';

/** All that Astro needs to parse an `.mdx` note as `parseMdx` does, and `remarkPlugins` after it. */
export function mdxPlugins(options: RemarkRulesOptions): PluggableList {
  return [[remarkGfm, GFM_OPTIONS], remarkAsWritten, ...remarkPlugins(options)];
}
