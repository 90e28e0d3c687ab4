/** The help of a rule, which `rules.json` carries as Markdown, as HTML. */
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize)
  .use(rehypeStringify);

/** Markdown → harmless HTML: what HTML it holds is left out. */
export async function markdownToHtml(markdown: string): Promise<string> {
  return String(await processor.process(markdown));
}
