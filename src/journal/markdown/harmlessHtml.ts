/** A note as harmless HTML, before anything is done for its looks: enough to know its links, headings and anchors. */
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { type RemarkRulesOptions, remarkRules } from '../../rules/remarkRules.ts';
import { definitionsOnly, rootHandler } from './definitionsOnly.ts';
import { MDX_NODES } from './jsx.ts';
import { heading, listItem } from './listItem.ts';
import { rehypeAnchors } from './rehypeAnchors.ts';
import { rehypeHeadings } from './rehypeHeadings.ts';
import { rehypeNoteLinks } from './rehypeNoteLinks.ts';
import { remarkFenceMeta } from './remarkFenceMeta.ts';
import { remarkNoteLinks } from './remarkNoteLinks.ts';
import { sanitizeHtml } from './sanitizeHtml.ts';

/** What is done to a note's tree, whatever parsed it: the same for `.md` and `.mdx`, for the command and for the site. */
export function remarkPlugins(options: RemarkRulesOptions): PluggableList {
  return [[remarkRules, options], [remarkNoteLinks, options], remarkFenceMeta];
}

/** How Markdown becomes HTML. Ids of footnotes need no prefix: `rehypeAnchors` sees to those that clash. */
export const toHtmlOptions = {
  clobberPrefix: '',
  handlers: { heading, listItem, root: rootHandler },
};

/**
 * Makes harmless HTML of a note's tree. HTML in a note is kept where it can do nothing: a note is text, not a program.
 *
 * @param raw `rehype-raw` if the note holds HTML of its own. Without any, a second parser need not look at all of it.
 */
export function harmlessHtml(options: RemarkRulesOptions, raw: PluggableList) {
  return unified()
    .use(remarkPlugins(options))
    .use(definitionsOnly)
    .use(remarkRehype, { ...toHtmlOptions, allowDangerousHtml: true })
    .use(raw)
    .use(sanitizeHtml)
    .use(rehypeNoteLinks, options)
    .use(rehypeAnchors);
}

/** Finds an `.md` note's headings and anchors, in `file.data`, as `pagePlugins` does. */
export function headingReader(options: RemarkRulesOptions, raw: PluggableList = []) {
  return harmlessHtml(options, raw).use(rehypeHeadings);
}

/** Finds an `.mdx` note's headings and anchors, in `file.data`: a tree of HTML, that Astro makes again for the page. */
export function anchorReader(options: RemarkRulesOptions) {
  return unified()
    .use(remarkPlugins(options))
    .use(remarkRehype, { ...toHtmlOptions, passThrough: [...MDX_NODES] })
    .use(rehypeHeadings);
}
