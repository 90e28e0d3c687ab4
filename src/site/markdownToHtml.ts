/** The help of a rule, which `rules.json` carries as Markdown, as HTML. */
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { parseMarkdown } from '../journal/markdown/parseMarkdown.ts';

const processor = unified().use(remarkRehype).use(rehypeSanitize).use(rehypeStringify).freeze();

/** Markdown → harmless HTML: HTML in the Markdown is left out. */
export async function markdownToHtml(markdown: string): Promise<string> {
  return processor.stringify(await processor.run(parseMarkdown(markdown)));
}
