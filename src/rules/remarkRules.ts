/** The remark plugin: finds a note's rules, anchors their list items and reports problems. */
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { toVFileMessage } from '../diagnostics/vfileMessage.ts';
import { type Collected, collectRules } from './collectRules.ts';
import type { NoteRule, Stage } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

declare module 'vfile' {
  interface DataMap {
    /** What `remarkRules` found. Astro drops `file.messages`, so diagnostics are here as well. */
    belay: Collected;
  }
}

export interface RemarkRulesOptions {
  vocabulary: Vocabulary;
  /** How diagnostics name the file. */
  pathOf(file: VFile): string;
  /** The stage that a whole note is in, for checklists. */
  stageOf(file: VFile): Stage | undefined;
}

/**
 * Leaves rules and diagnostics in `file.data.belay`, diagnostics also in `file.messages`, and on each
 * rule's list item an `id` and the `data-` attributes that the stylesheet marks it by.
 */
export const remarkRules: Plugin<[RemarkRulesOptions], Root> = (options) => (tree, file) => {
  const collected = collectRules(tree, {
    path: options.pathOf(file),
    source: String(file),
    vocabulary: options.vocabulary,
    stage: options.stageOf(file),
  });
  for (const { rule, item } of collected.rules) {
    item.data = { ...item.data, hProperties: anchorProperties(rule, item.checked != null) };
  }
  file.data.belay = collected;
  for (const diagnostic of collected.diagnostics) file.messages.push(toVFileMessage(diagnostic));
};

function anchorProperties(rule: NoteRule, isTask: boolean): Record<string, string | string[]> {
  return {
    id: rule.anchor,
    className: isTask ? ['task-list-item', 'rule'] : ['rule'],
    dataExpect: rule.expect,
    dataLevel: rule.level,
    dataStatus: rule.status,
    dataStage: rule.stage,
    dataCheck: rule.check.kind,
  };
}
