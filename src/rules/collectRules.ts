/** The rules of one note: every list item in a stage, with its place, group, help and id. */
import type { Heading, List, ListItem, Node, Paragraph, Root, RootContent } from 'mdast';
import { type Problem, problem } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { firstParagraph, splitText } from './itemText.ts';
import { endsInForeignAnswer } from './lookalike.ts';
import { findLostSteps, type LinePart, type LostSteps } from './lostSteps.ts';
import type { NoteRule, Stage } from './model.ts';
import { type ItemProblem, type ItemRule, looksLikeRule, readItem } from './readItem.ts';
import { ruleIds } from './ruleId.ts';
import type { Vocabulary } from './vocabulary.ts';
import { nestedLists, type StageMiss, walkStages } from './walk.ts';

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

interface Draft {
  item: ListItem;
  stage: Stage;
  reading: ItemRule;
  /** Texts of the steps around it, nearest first. */
  groups: string[];
  headings: readonly string[];
  help: string | undefined;
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

  const visitList = (
    list: List,
    stage: Stage,
    headings: readonly string[],
    groups: string[],
    retired: boolean,
  ): void => {
    for (const item of list.children) {
      const group = readGroup(item, vocabulary);
      if (group) {
        markRead(item, true, read);
        for (const found of group.problems) report(item, found);
        const around = group.text === '' ? groups : [group.text, ...groups];
        for (const nested of nestedLists(item)) {
          visitList(nested, stage, headings, around, retired || group.struck);
        }
        continue;
      }
      const { rule, problems, checkParagraph } = readItem(item, vocabulary, {
        stage,
        numbered: list.ordered === true,
      });
      for (const found of problems) report(item, found);
      markRead(item, rule !== undefined && rule.expect !== 'done', read);
      const nested = nestedLists(item).filter((child) => holdsRules(child, vocabulary));
      if (rule) {
        const reading: ItemRule = retired ? { ...rule, status: 'retired' } : rule;
        const help = helpOf(item, [...nested, checkParagraph], options.source);
        drafts.push({ item, stage, reading, groups, headings, help });
      }
      for (const child of nested) {
        visitList(child, stage, headings, rule ? [rule.text, ...groups] : groups, retired);
      }
    }
  };

  const spans = walkStages(tree, vocabulary, options.stage, {
    inStage: (list, stage, headings) => visitList(list, stage, headings, [], false),
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

/**
 * Notes the lines of an item's own text.
 *
 * @param whole whether its further lines are read as part of it, too: a question may end in the next line.
 */
function markRead(item: ListItem, whole: boolean, read: Map<number, LinePart>): void {
  const { start, end } = firstParagraph(item)?.position ?? {};
  if (!start || !end) return;
  // A box may be alone in its line, with the text in the next.
  for (let line = item.position?.start.line ?? start.line; line <= end.line; line++) {
    if (line <= start.line) read.set(line, 'first');
    else read.set(line, whole ? 'rest' : 'next');
  }
}

function isForeignRule(item: ListItem): boolean {
  const paragraph = firstParagraph(item);
  return paragraph !== undefined && endsInForeignAnswer(splitText(paragraph).text);
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
  const said = new Set(known.flatMap(linesOf));
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
      .filter(({ line }) => !said.has(line))
      .map(({ looksLike, reason, ...place }) => ({
        ...problem('rule-not-read', { looksLike, reason }),
        ...place,
        path,
      })),
  ];
}

interface Group {
  text: string;
  struck: boolean;
  problems: ItemProblem[];
}

/** An item whose nested lists hold rules is a group, unless it is itself a question. */
function readGroup(item: ListItem, words: Vocabulary): Group | undefined {
  if (!nestedLists(item).some((list) => holdsRules(list, words))) return undefined;
  const paragraph = firstParagraph(item);
  if (!paragraph) return { text: '', struck: false, problems: [] };
  const { text, codes, struck } = splitText(paragraph);
  if (typeof item.checked !== 'boolean' && /[?؟？]/.test(text)) return undefined;
  if (looksLikeRule(item, words)) return undefined;
  const problems: ItemProblem[] = codes.map(({ value, position }) => ({
    ...problem('check-on-group', { code: value }),
    ...(position && { position }),
  }));
  return { text: text.replace(/:$/, ''), struck, problems };
}

function holdsRules(list: List, words: Vocabulary): boolean {
  return list.children.some(
    (item) =>
      typeof item.checked === 'boolean' ||
      looksLikeRule(item, words) ||
      nestedLists(item).some((nested) => holdsRules(nested, words)),
  );
}

/** What is nested below a rule, as Markdown, apart from lists that are rules themselves and the rule's check. */
function helpOf(
  item: ListItem,
  notHelp: readonly (RootContent | undefined)[],
  source: string,
): string | undefined {
  const [, ...below] = item.children;
  const parts: string[] = [];
  for (const node of below) {
    if (notHelp.includes(node)) continue;
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) continue;
    // In an alert, each line begins with the alert's mark.
    const indent = new RegExp(`^(?:[ \\t]{0,3}>[ \\t]?)?[ \\t]{0,${start.column - 1}}`);
    const [first = '', ...rest] = source.slice(start.offset, end.offset).split(/\r\n|\n|\r/);
    parts.push([first, ...rest.map((line) => line.replace(indent, ''))].join('\n').trimEnd());
  }
  return parts.length > 0 ? parts.join('\n\n') : undefined;
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
