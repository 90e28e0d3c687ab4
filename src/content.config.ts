/** The one collection that Astro needs to know: `.mdx` notes, which it renders. Pages have the rest of `site/journal.ts`. */
import { defineCollection } from 'astro:content';
import { journalLoader } from './site/journal/loader.ts';

const { JOURNAL_CONTENT, JOURNAL_CWD, JOURNAL_STRICT } = import.meta.env;

export const collections = {
  mdx: defineCollection({
    loader: journalLoader({
      contentDir: JOURNAL_CONTENT,
      cwd: JOURNAL_CWD,
      strict: JOURNAL_STRICT,
    }),
  }),
};
