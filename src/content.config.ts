/** The site's collections: four views of one journal. */
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { contentDirOf } from './journal/contentDir.ts';
import type { ChecklistEntry, IncidentEntry, JournalEntry } from './journal/entries.ts';
import { journalLoaders } from './journal/loader.ts';
import type { Rule } from './rules/model.ts';

const loaderOf = journalLoaders(contentDirOf(process.env, process.cwd()));

export const collections = {
  // First, so that diagnostics come before anything is made of the notes.
  journal: defineCollection({ loader: loaderOf('journal'), schema: z.custom<JournalEntry>() }),
  incidents: defineCollection({ loader: loaderOf('incidents'), schema: z.custom<IncidentEntry>() }),
  checklists: defineCollection({
    loader: loaderOf('checklists'),
    schema: z.custom<ChecklistEntry>(),
  }),
  rules: defineCollection({ loader: loaderOf('rules'), schema: z.custom<Rule>() }),
};
