/** The Markdown settings that Astro itself uses: for `.mdx` notes, with the same plugins as for `.md`. */
import path from 'node:path';
import { unified } from '@astrojs/markdown-remark';
import type { AstroUserConfig } from 'astro';
import type { VFile } from 'vfile';
import { ChecklistFrontMatter } from '../../journal/fields/checklistFields.ts';
import { toHtmlOptions } from '../../journal/markdown/harmlessHtml.ts';
import { rehypePlugins } from '../../journal/markdown/markdown.ts';
import { mdxPlugins } from '../../journal/markdown/mdxPlugins.ts';
import { readJournalConfig } from '../../journal/reading/readJournalConfig.ts';
import { STAGES } from '../../rules/model.ts';
import { vocabularyOf } from '../../rules/vocabulary.ts';

/**
 * The `markdown` part of Astro's configuration. Typography and Astro's own GFM and highlighting are off:
 * the rules must see the text as it was written.
 *
 * @param contentDir absolute; its `journal.yaml` gives the words of the grammar.
 */
export async function astroMarkdown(
  contentDir: string,
): Promise<NonNullable<AstroUserConfig['markdown']>> {
  return { syntaxHighlight: false, processor: await mdxProcessor(contentDir) };
}

/**
 * Compiles `.mdx` notes to modules.
 *
 * @param contentDir absolute; its `journal.yaml` gives the words of the grammar.
 * @param recmaPlugins change the tree of such a module.
 */
export async function mdxProcessor(contentDir: string, recmaPlugins: unknown[] = []) {
  const settings = await readJournalConfig(contentDir);
  const options = {
    vocabulary: vocabularyOf(settings.ok ? settings.config : {}),
    pathOf: (file: VFile) => relative(contentDir, file),
    stageOf: (file: VFile) => {
      if (relative(contentDir, file).split('/')[0] !== 'checklists') return undefined;
      const { stage } = ChecklistFrontMatter.shape;
      return stage.safeParse(file.data.astro?.frontmatter?.['stage']).data ?? STAGES[0];
    },
  };
  return unified({
    gfm: false,
    smartypants: false,
    remarkPlugins: mdxPlugins(options) as [],
    remarkRehype: toHtmlOptions,
    rehypePlugins: rehypePlugins as [],
    recmaPlugins: recmaPlugins as [],
  });
}

function relative(contentDir: string, file: VFile): string {
  return path.relative(contentDir, file.path).split(path.sep).join('/');
}
