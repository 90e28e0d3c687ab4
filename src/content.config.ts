/** The one collection that Astro needs to know: `.mdx` notes, which it renders. Pages have the rest of `site/journal.ts`. */
import { defineCollection } from 'astro:content';
import { contentDirOf } from './journal/reading/contentDir.ts';
import { journalLoader } from './site/journal/loader.ts';

export const collections = {
  mdx: defineCollection({ loader: journalLoader(contentDirOf(process.env, process.cwd())) }),
};
