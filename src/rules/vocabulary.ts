import { foldCase } from '../text/foldCase.ts';
/** The words of the grammar, in English and in the journal's own language. */
import { type StageHeadings, stageHeadings } from './headings.ts';
import type { Stage } from './model.ts';

/** What a journal may add to the words that Belay knows. */
export interface JournalWords {
  headings?: Partial<Record<Stage, readonly string[]>>;
  answers?: {
    yes?: readonly string[];
    no?: readonly string[];
    so?: readonly string[];
  };
}

/** Every word of the grammar, folded and ready to look up. */
export interface Vocabulary {
  headings: StageHeadings;
  answers: ReadonlyMap<string, 'yes' | 'no'>;
  so: ReadonlySet<string>;
}

/** The built-in words and the journal's. */
export function vocabularyOf({ headings, answers }: JournalWords = {}): Vocabulary {
  const answerWords = new Map<string, 'yes' | 'no'>();
  for (const word of ['Yes', ...(answers?.yes ?? [])]) answerWords.set(foldCase(word), 'yes');
  for (const word of ['No', ...(answers?.no ?? [])]) answerWords.set(foldCase(word), 'no');
  return {
    headings: stageHeadings(headings),
    answers: answerWords,
    so: new Set(['so', ...(answers?.so ?? [])].map(foldCase)),
  };
}
