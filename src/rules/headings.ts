/** Which headings open a stage. */
import { distance } from 'fastest-levenshtein';
import { foldCase } from '../text/foldCase.ts';
import { STAGES, type Stage } from './model.ts';

const STAGE_HEADINGS: Record<Stage, readonly string[]> = {
  'before-deploy': [
    'Before deploy',
    'Before deploying',
    'Before the deploy',
    'Before deployment',
    'Before the deployment',
    'Pre-deploy',
    'Pre-deployment',
    'Preflight',
  ],
  'after-deploy': [
    'After deploy',
    'After deploying',
    'After the deploy',
    'After deployment',
    'After the deployment',
    'Post-deploy',
    'Post-deployment',
    'Postflight',
  ],
  recovery: ['Recovery', 'Rollback'],
};

/** Headings that open a stage, ready to look up. Made once for a journal. */
export type StageHeadings = ReadonlyMap<string, Stage>;

/**
 * The built-in headings and the journal's own. A journal's heading wins where both have the same
 * words, so that a journal can give a word another stage.
 */
export function stageHeadings(
  extra: Partial<Record<Stage, readonly string[]>> = {},
): StageHeadings {
  const headings = new Map<string, Stage>();
  for (const source of [STAGE_HEADINGS, extra]) {
    for (const stage of STAGES) {
      for (const words of source[stage] ?? []) headings.set(foldHeading(words), stage);
    }
  }
  return headings;
}

/** The stage that a heading opens, whatever its case and its last punctuation, or `undefined`. */
export function stageOfHeading(text: string, headings: StageHeadings): Stage | undefined {
  return headings.get(foldHeading(text));
}

/**
 * The stage heading that a heading was probably meant to be: `Before deplyo` is two letters away from
 * one. A typing error here would turn every rule below into prose.
 */
export function nearStageHeading(text: string, headings: StageHeadings): string | undefined {
  const folded = foldHeading(text);
  for (const words of headings.keys()) {
    const most = words.length < 10 ? 1 : 2;
    if (Math.abs(words.length - folded.length) > most) continue;
    const away = distance(folded, words);
    if (away > 0 && away <= most) return words;
  }
  return undefined;
}

function foldHeading(text: string): string {
  return foldCase(text)
    .replaceAll(/[\s-]+/g, ' ')
    .replace(/[\s:.!…]+$/, '')
    .trim();
}
