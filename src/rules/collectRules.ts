/** The rules of one note: every list item in a stage, with its place, group, help and id. */
import type { Heading, InlineCode, List, ListItem, Root } from 'mdast';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { firstParagraph, splitText } from './itemText.ts';
import type { NoteRule, Stage } from './model.ts';
import { type ItemProblem, type ItemRule, looksLikeRule, readItem } from './readItem.ts';
import { ruleIds } from './ruleId.ts';
import type { Vocabulary } from './vocabulary.ts';
import { nestedLists, walkStages } from './walk.ts';

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

/** Reads all rules of a note, in the order in which they stand, and all that is wrong with them. */
export function collectRules(tree: Root, options: CollectOptions): Collected {
  const { vocabulary } = options;
  const drafts: Draft[] = [];
  const diagnostics: Diagnostic[] = [];
  const report = (node: ListItem | Heading, { position, ...problem }: ItemProblem): void => {
    diagnostics.push({ ...problem, ...placeOf(position ? { position } : node, options.path) });
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
        for (const problem of group.problems) report(item, problem);
        const around = group.text === '' ? groups : [group.text, ...groups];
        for (const nested of nestedLists(item)) {
          visitList(nested, stage, headings, around, retired || group.struck);
        }
        continue;
      }
      const { rule, problems } = readItem(item, vocabulary);
      for (const problem of problems) report(item, problem);
      const nested = nestedLists(item).filter((child) => holdsRules(child, vocabulary));
      if (rule) {
        const reading: ItemRule = retired ? { ...rule, status: 'retired' } : rule;
        const help = helpOf(item, nested, options.source);
        drafts.push({ item, stage, reading, groups, headings, help });
      }
      for (const child of nested) {
        visitList(child, stage, headings, rule ? [rule.text, ...groups] : groups, retired);
      }
    }
  };

  walkStages(tree, vocabulary, options.stage, {
    inStage: (list, stage, headings) => visitList(list, stage, headings, [], false),
    outside: (item) => {
      if (looksLikeRule(item, vocabulary)) {
        report(item, {
          code: 'rule-outside-stage',
          severity: 'warning',
          message: 'this reads like a rule but stands under no stage heading',
          note: 'Move it below a heading such as `## Before deploy`.',
        });
      }
    },
    nearMiss: (heading, meant) =>
      report(heading, {
        code: 'stage-near-miss',
        severity: 'warning',
        message: 'this heading opens no stage',
        note: `Did you mean \`${meant}\`?`,
      }),
  });

  const rules = identify(drafts);
  diagnostics.push(...findEqualIds(rules, options.path));
  return { rules, diagnostics };
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
    code: 'check-on-group',
    severity: 'warning',
    message: `\`${value}\` stands behind a group, which is not asked itself`,
    note: 'Move it behind one of the steps below.',
    position,
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

/** What is nested below a rule, as Markdown, apart from lists that are rules themselves. */
function helpOf(item: ListItem, nestedRules: readonly List[], source: string): string | undefined {
  const [, ...below] = item.children;
  const parts: string[] = [];
  for (const node of below) {
    if (node.type === 'list' && nestedRules.includes(node)) continue;
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) continue;
    const indent = new RegExp(`^[ \\t]{0,${start.column - 1}}`);
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
      diagnostics.push({
        code: 'id-empty',
        severity: 'error',
        message: 'this text has no letters to make an id from',
        note: 'Pin one behind the rule: `id=unit-tests`.',
        ...placeOf(item, path),
      });
      continue;
    }
    const other = first.get(rule.id);
    if (!other) {
      first.set(rule.id, { rule, item });
      continue;
    }
    diagnostics.push({
      code: 'id-duplicate',
      severity: 'error',
      message: `another rule of this note has the id "${rule.id}"`,
      note: 'Pin another behind one of them: `id=…`.',
      ...placeOf(item, path),
      related: { ...placeOf(other.item, path), message: 'the other rule' },
    });
  }
  return diagnostics;
}

/** Where a heading or a code stands, or the text of an item: its first letter, behind marker and box. */
function placeOf(node: ListItem | Heading | Pick<InlineCode, 'position'>, path: string): Place {
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
