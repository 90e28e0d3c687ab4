/** The page of a note: its HTML, and the targets of links on it. */
import type { Vocabulary } from '../../rules/vocabulary.ts';
import { htmlText } from '../markdown/htmlText.ts';
import { pagePlugins } from '../markdown/markdown.ts';
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
  const plainToPage = pagePlugins(options).freeze();
  let mixedToPage: Promise<typeof plainToPage> | undefined;
  const linksOf = linksCompiler(vocabulary);

  return async (tree, body) => {
    if (body.format === 'mdx') return await linksOf(tree, body);
    const file = fileOf(body);
    if (hasHtml(tree)) mixedToPage ??= mixedPlugins(options);
    const toPage = hasHtml(tree) && mixedToPage ? await mixedToPage : plainToPage;
    const html = htmlText(await toPage.run(tree, file));
    return { ...contentOf(file), html };
  };
}

/** Loads the parser of HTML for the first note that has some. */
async function mixedPlugins(options: ReturnType<typeof pluginOptions>) {
  const { default: rehypeRaw } = await import('rehype-raw');
  return pagePlugins(options, [rehypeRaw]).freeze();
}
