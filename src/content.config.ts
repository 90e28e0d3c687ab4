/** The one collection that Astro needs to know: `.mdx` notes, which it renders. Pages have the rest of `site/journal.ts`. */
import { defineCollection } from 'astro:content';
import { sharedLoader } from './site/journal/sharedLoader.ts';

export const collections = { mdx: defineCollection({ loader: sharedLoader() }) };
