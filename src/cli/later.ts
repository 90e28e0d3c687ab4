/**
 * What the small file for the verbs that are run most often (`quick.ts`) takes from the other bundles, by its place in
 * `src/`: see `scripts/package/quick.ts`.
 */
export const LATER = {
  'cli/matching/readMatchedJournal.ts': () => import('./matching/readMatchedJournal.ts'),
  'cli/matching/correct.ts': () => import('./matching/correct.ts'),
  'cli/linting/checkJournal.ts': () => import('./linting/checkJournal.ts'),
  'cli/linting/explanation.ts': () => import('./linting/explanation.ts'),
  'cli/linting/renameHints.ts': () => import('./linting/renameHints.ts'),
  'cli/linting/reports.ts': () => import('./linting/reports.ts'),
  'journal/compiling/compileLinks.ts': () => import('../journal/compiling/compileLinks.ts'),
  'journal/linting/judgeSymptoms.ts': () => import('../journal/linting/judgeSymptoms.ts'),
  'journal/fields/checkedYaml.ts': () => import('../journal/fields/checkedYaml.ts'),
  'journal/compiling/compilePage.ts': () => import('../journal/compiling/compilePage.ts'),
  'journal/markdown/parseMdx.ts': () => import('../journal/markdown/parseMdx.ts'),
  'journal/markdown/mdxProblems.ts': () => import('../journal/markdown/mdxProblems.ts'),
  'journal/export/countries.ts': () => import('../journal/export/countries.ts'),
  'journal/fields/plainNote.ts': () => import('../journal/fields/plainNote.ts'),
} satisfies Record<string, () => Promise<object>>;
