/** The rules of one note: every list item in a stage, with its place, group, help and id. */
import type { Heading, ListItem, Node, Paragraph, Root } from 'mdast';
import { type Problem, problem } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { firstParagraph, hasQuestionMark, splitText } from './itemText.ts';
import { endsInForeignAnswer } from './lookalike.ts';
import { findLostSteps, type LinePart, type LostSteps } from './lostSteps.ts';
import type { NoteRule, Stage } from './model.ts';
import { type ItemProblem, looksLikeRule } from './readItem.ts';
import { type Draft, readList } from './readList.ts';
import { ruleIds } from './ruleId.ts';
import type { StageMiss } from './sections.ts';
import type { Vocabulary } from './vocabulary.ts';
import { walkStages } from './walk.ts';

export interface CollectOptions {
  /** As diagnostics name the file. */
  path: string;
  /** The note's text, which the tree's offsets point into. */
  source: string;
  vocabulary: Vocabulary;
  /** The stage of a whole note, for checklists. */
  stage?: Stage | undefined;
}

/** A rule, and the list item that it was read from. */
interface CollectedRule {
  rule: NoteRule;
  item: ListItem;
}

export interface Collected {
  rules: CollectedRule[];
  diagnostics: Diagnostic[];
}

/** Reads all rules of a note in order, with all diagnostics. */
export function collectRules(tree: Root, options: CollectOptions): Collected {
  const { vocabulary, path } = options;
  const drafts: Draft[] = [];
  const diagnostics: Diagnostic[] = [];
  const read = new Map<number, LinePart>();
  const report = (
    node: ListItem | Heading | Paragraph,
    { position, ...found }: ItemProblem,
  ): void => {
    diagnostics.push({ ...found, ...placeOf(position ? { position } : node, path) });
  };

  const spans = walkStages(tree, vocabulary, options.stage, {
    inStage: (list, stage, headings) =>
      readList(list, { stage, headings, groups: [], retired: false }, options, {
        draft: (draft) => drafts.push(draft),
        report,
        lines: read,
      }),
    outside: (item) => {
      if (looksLikeRule(item, vocabulary)) report(item, problem('rule-outside-stage'));
      else if (isForeignRule(item)) report(item, problem('words-unknown'));
    },
    miss: (miss) => report(miss.node, missProblem(miss)),
  });

  const rules = identify(drafts);
  diagnostics.push(...findEqualIds(rules, path));
  const lost = findLostSteps(tree, options.source, spans, read, vocabulary);
  diagnostics.push(...lostDiagnostics(lost, diagnostics, path));
  return { rules, diagnostics };
}

function isForeignRule(item: ListItem): boolean {
  const paragraph = firstParagraph(item);
  if (!paragraph || !hasQuestionMark(paragraph)) return false;
  return endsInForeignAnswer(splitText(paragraph).text);
}

function missProblem({ kind, meant, stage }: StageMiss): Problem {
  switch (kind) {
    case 'inside-another':
      return problem('stage-inside-stage', { stage: stage ?? '', around: meant });
    case 'two-stages':
      return problem('stages-in-one-heading', { stages: meant, stage });
    default:
      return problem('stage-near-miss', { kind, meant, stage });
  }
}

function linesOf({ line, endLine = line }: Diagnostic): number[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
}

/** Warnings about unread lines, except lines that already have a diagnostic. */
function lostDiagnostics(
  { lines, open, headings, glued }: LostSteps,
  known: readonly Diagnostic[],
  path: string,
): Diagnostic[] {
  const reported = new Set(known.flatMap(linesOf));
  return [
    ...open.map(({ node, what, end }) => ({
      ...problem('block-unclosed', { what, end }),
      ...placeOf(node, path),
    })),
    ...glued.map(({ text, ...place }) => ({ ...problem('line-joined', { text }), ...place, path })),
    ...headings.map(({ line, column, text, isTag }) => ({
      ...problem('stage-near-miss', {
        kind: isTag ? 'html-heading' : 'in-html',
        meant: text,
        stage: undefined,
      }),
      path,
      line,
      column,
    })),
    ...lines
      .filter(({ line }) => !reported.has(line))
      .map(({ looksLike, reason, ...place }) => ({
        ...problem('rule-not-read', { looksLike, reason }),
        ...place,
        path,
      })),
  ];
}

function identify(drafts: readonly Draft[]): CollectedRule[] {
  const ids = ruleIds(
    drafts.map(({ reading, groups, headings }) => ({
      text: reading.text,
      ...(reading.pinned !== undefined && { pinned: reading.pinned }),
      qualifiers: [...groups, ...headings],
    })),
  );
  return drafts.map(({ item, stage, reading, groups, help }, index) => {
    const { pinned: _, ...rest } = reading;
    const id = ids[index] ?? '';
    const [group] = groups;
    const { line, column } = placeOf(item, '');
    const rule: NoteRule = {
      id,
      stage,
      ...rest,
      ...(help !== undefined && { help }),
      ...(group !== undefined && { group }),
      line,
      column,
      anchor: `rule-${id}`,
    };
    return { rule, item };
  });
}

function findEqualIds(collected: readonly CollectedRule[], path: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, CollectedRule>();
  for (const { rule, item } of collected) {
    if (rule.id === '' || rule.id.endsWith('/')) {
      diagnostics.push({ ...problem('id-empty'), ...placeOf(item, path) });
      continue;
    }
    const other = first.get(rule.id);
    if (!other) {
      first.set(rule.id, { rule, item });
      continue;
    }
    diagnostics.push({
      ...problem('id-duplicate', { id: rule.id }),
      ...placeOf(item, path),
      related: { ...placeOf(other.item, path), message: 'the other rule' },
    });
  }
  return diagnostics;
}

/** Where a node is; of an item, where its text begins, after its marker and its box. */
function placeOf(node: ListItem | Pick<Node, 'position'>, path: string): Place {
  const isItem = 'type' in node && node.type === 'listItem';
  const { position } = (isItem && firstParagraph(node)) || node;
  const { start, end } = position ?? {};
  return {
    path,
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    ...(end && { endLine: end.line, endColumn: end.column }),
  };
}
