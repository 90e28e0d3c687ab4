/**
 * What the small file for the verbs that are run most often (`quick.ts`) takes from the large one, by its place in
 * `src/`: see `scripts/package/commands.ts`.
 */
export const LATER = {
  'cli/matching/readMatchedJournal.ts': () => import('./matching/readMatchedJournal.ts'),
  'cli/matching/correct.ts': () => import('./matching/correct.ts'),
} satisfies Record<string, () => Promise<object>>;
