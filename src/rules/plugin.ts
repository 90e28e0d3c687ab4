/** `belay/remark-rules`: the grammar of rules for sites that other generators make from Markdown. */
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { Stage } from './model.ts';
import { remarkRules } from './remarkRules.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface RemarkRulesOptions {
  /** The stage of a whole note, as checklists have one. Without it, only stage headings open a stage. */
  stage?: Stage;
  /** Headings that open a stage, in addition to the English ones. */
  headings?: Partial<Record<Stage, string[]>>;
  /** Answer words in addition to `Yes`, `No` and `so`. */
  answers?: { yes?: string[]; no?: string[]; so?: string[] };
}

/**
 * A remark plugin that finds the rules of a Markdown file. It leaves them, with what is wrong, in `file.data.belay`,
 * what is wrong also in `file.messages`, and gives the list item of each rule an `id` and `data-` attributes. Use it
 * after `remark-gfm`, which reads tasks and strikethrough.
 */
const remarkBelayRules: Plugin<[RemarkRulesOptions?], Root> = function (options = {}) {
  const { yes = [], no = [], so = [] } = options.answers ?? {};
  const vocabulary = vocabularyOf({
    headings: { 'before-deploy': [], 'after-deploy': [], recovery: [], ...options.headings },
    answers: { yes, no, so },
  });
  return remarkRules.call(this, {
    vocabulary,
    pathOf: (file) => file.path ?? 'note.md',
    stageOf: () => options.stage,
  });
};
export default remarkBelayRules;
