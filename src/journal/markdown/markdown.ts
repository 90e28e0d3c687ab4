/** From Markdown to HTML: one list of plugins, for Belay's own compiler and for Astro's MDX. */
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import { type PluggableList, unified } from 'unified';
import { type RemarkRulesOptions, remarkRules } from '../../rules/remarkRules.ts';
import { MDX_NODES } from './jsx.ts';
import { listItem } from './listItem.ts';
import { GFM_OPTIONS } from './parseMdx.ts';
import { rehypeAnchors } from './rehypeAnchors.ts';
import { rehypeAsides } from './rehypeAsides.ts';
import { rehypeCode } from './rehypeCode.ts';
import { rehypeDiagrams } from './rehypeDiagrams.ts';
import { rehypeHeadings } from './rehypeHeadings.ts';
import { rehypeImages } from './rehypeImages.ts';
import { rehypeLog } from './rehypeLog.ts';
import { rehypeNoteLinks } from './rehypeNoteLinks.ts';
import { rehypeRemoteImages } from './rehypeRemoteImages.ts';
import { rehypeRules } from './rehypeRules.ts';
import { rehypeTables } from './rehypeTables.ts';
import { remarkAsWritten } from './remarkAsWritten.ts';
import { remarkFenceMeta } from './remarkFenceMeta.ts';
import { remarkNoteLinks } from './remarkNoteLinks.ts';

/** What is done to a note's tree, whatever parsed it: the same for `.md` and `.mdx`, for the command and for the site. */
function remarkPlugins(options: RemarkRulesOptions): PluggableList {
  return [[remarkRules, options], [remarkNoteLinks, options], remarkFenceMeta];
}

/** All that Astro needs to parse an `.mdx` note as `parseMdx` does, and `remarkPlugins` after it. */
export function mdxPlugins(options: RemarkRulesOptions): PluggableList {
  return [[remarkGfm, GFM_OPTIONS], remarkAsWritten, ...remarkPlugins(options)];
}

/** How Markdown becomes HTML. Ids of footnotes need no prefix: `rehypeAnchors` sees to those that clash. */
export const toHtmlOptions = { clobberPrefix: '', handlers: { listItem } };

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
 * Makes HTML of a note's tree. HTML in a note is kept where it is harmless: a note is text, not a program.
 *
 * @param hasHtml whether the note holds HTML of its own. Without it, a second parser need not look at all of it.
 */
export function htmlCompiler(options: RemarkRulesOptions, hasHtml: boolean) {
  return unified()
    .use(remarkPlugins(options))
    .use(remarkRehype, { ...toHtmlOptions, allowDangerousHtml: true })
    .use(hasHtml ? [rehypeRaw] : [])
    .use(rehypeSanitize, sanitizeSchema)
    .use(rehypeNoteLinks, options)
    .use(rehypeAnchors)
    .use(rehypePlugins)
    .use(rehypeStringify);
}

/** Finds an `.mdx` note's headings and anchors, in `file.data`: a tree of HTML, that Astro makes again for the page. */
export function anchorReader(options: RemarkRulesOptions) {
  return unified()
    .use(remarkPlugins(options))
    .use(remarkRehype, { ...toHtmlOptions, passThrough: [...MDX_NODES] })
    .use(rehypeHeadings);
}

/**
 * Attributes that GitHub allows and a page of this site has no use for: `name` shadows properties of the
 * document, `accesskey` takes keys from the reader, `tabindex` changes the order of the page.
 */
const UNWANTED = new Set(['name', 'accessKey', 'tabIndex', 'action', 'method', 'encType']);

/** GitHub's rules, with what `remarkRules` adds, and fence languages and titles. */
const sanitizeSchema: typeof defaultSchema = {
  ...defaultSchema,
  // `rehypeAnchors` sees to ids; names are gone by then.
  clobberPrefix: '',
  clobber: [],
  // What stands inside of these is no text for readers.
  strip: ['script', 'style', 'iframe', 'object', 'noscript', 'template', 'title'],
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => !UNWANTED.has(String(name))),
    a: [...(defaultSchema.attributes?.['a'] ?? []), 'name'],
    code: [['className', /^language-./], 'metastring'],
    ...Object.fromEntries(
      ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [
        name,
        [...(defaultSchema.attributes?.[name] ?? []), 'dataStage'],
      ]),
    ),
    li: [
      'id',
      ['className', 'task-list-item', 'rule'],
      'dataExpect',
      'dataLevel',
      'dataStatus',
      'dataStage',
      'dataCheck',
    ],
  },
};
