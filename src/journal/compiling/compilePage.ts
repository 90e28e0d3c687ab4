/** The page of a note: its HTML, and the targets of links on it. */
import type { Vocabulary } from '../../rules/vocabulary.ts';
import { htmlCompiler } from '../markdown/markdown.ts';
import {
  type BodyCompiler,
  contentOf,
  fileOf,
  hasHtml,
  linksCompiler,
  pluginOptions,
} from './compileLinks.ts';

/**
 * Sets up the plugins of a journal's pages. They change a note's tree to that of its page. An `.mdx` note has its HTML
 * made by Astro.
 */
export function pageCompiler(vocabulary: Vocabulary): BodyCompiler {
  const options = pluginOptions(vocabulary);
  const plainToHtml = htmlCompiler(options).freeze();
  let mixedToHtml: Promise<typeof plainToHtml> | undefined;
  const linksOf = linksCompiler(vocabulary);

  return async (tree, body) => {
    if (body.format === 'mdx') return await linksOf(tree, body);
    const file = fileOf(body);
    if (hasHtml(tree)) mixedToHtml ??= mixedCompiler(options);
    const toHtml = hasHtml(tree) && mixedToHtml ? await mixedToHtml : plainToHtml;
    const hast = await toHtml.run(tree, file);
    const html = toHtml.stringify(hast as Parameters<typeof toHtml.stringify>[0], file);
    return { ...contentOf(file), html };
  };
}

/** Loads the parser of HTML for the first note that has some. */
async function mixedCompiler(options: ReturnType<typeof pluginOptions>) {
  const { default: rehypeRaw } = await import('rehype-raw');
  return htmlCompiler(options, [rehypeRaw]).freeze();
}
