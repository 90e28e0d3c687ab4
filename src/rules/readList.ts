/** Reads a list in a stage: its rules, with the lists nested below them. */
import type { List, ListItem, RootContent } from 'mdast';
import { problem } from '../diagnostics/codes.ts';
import { firstParagraph, splitText } from './itemText.ts';
import type { LinePart } from './lostSteps.ts';
import type { Stage } from './model.ts';
import { type ItemProblem, type ItemRule, looksLikeRule, readItem } from './readItem.ts';
import type { Vocabulary } from './vocabulary.ts';
import { nestedLists } from './walk.ts';

/** A rule without its id. */
export interface Draft {
  item: ListItem;
  stage: Stage;
  reading: ItemRule;
  /** Texts of the steps around it, nearest first. */
  groups: string[];
  headings: readonly string[];
  help: string | undefined;
}

/** Where a list is. */
interface ListPlace extends Pick<Draft, 'stage' | 'groups' | 'headings'> {
  /** Whether a step around it is struck through, so that all its rules are retired. */
  retired: boolean;
}

/** The note that a list is in. */
interface Note {
  /** The note's text, which the tree's offsets point into. */
  source: string;
  vocabulary: Vocabulary;
}

/** What is made of the items. */
interface Sink {
  draft(draft: Draft): void;
  report(item: ListItem, found: ItemProblem): void;
  /** Gets the lines of the items' own text. */
  lines: Map<number, LinePart>;
}

/** Reads the items of a list in a stage, and of the lists nested in it, in order. */
export function readList(list: List, place: ListPlace, note: Note, sink: Sink): void {
  for (const item of list.children) {
    const group = readGroup(item, note.vocabulary);
    if (group) {
      markRead(item, true, sink.lines);
      for (const found of group.problems) sink.report(item, found);
      const below: ListPlace = {
        ...place,
        groups: group.text === '' ? place.groups : [group.text, ...place.groups],
        retired: place.retired || group.struck,
      };
      for (const nested of nestedLists(item)) readList(nested, below, note, sink);
    } else readRule(item, list.ordered === true, place, note, sink);
  }
}

/** Reads an item that is no group. */
function readRule(
  item: ListItem,
  numbered: boolean,
  place: ListPlace,
  note: Note,
  sink: Sink,
): void {
  const { stage, headings, groups, retired } = place;
  const { rule, problems, checkParagraph } = readItem(item, note.vocabulary, { stage, numbered });
  for (const found of problems) sink.report(item, found);
  markRead(item, rule !== undefined && rule.expect !== 'done', sink.lines);
  const nested = nestedLists(item).filter((child) => holdsRules(child, note.vocabulary));
  if (rule) {
    const reading: ItemRule = retired ? { ...rule, status: 'retired' } : rule;
    const help = helpOf(item, [...nested, checkParagraph], note.source);
    sink.draft({ item, stage, reading, groups, headings, help });
  }
  const below = { ...place, groups: rule ? [rule.text, ...groups] : groups };
  for (const child of nested) readList(child, below, note, sink);
}

/**
 * Marks the lines of an item's own text.
 *
 * @param whole whether its further lines are read as part of it, too: a question may end in the next line.
 */
function markRead(item: ListItem, whole: boolean, lines: Map<number, LinePart>): void {
  const { start, end } = firstParagraph(item)?.position ?? {};
  if (!start || !end) return;
  // A box may be alone in its line, with the text in the next.
  for (let line = item.position?.start.line ?? start.line; line <= end.line; line++) {
    if (line <= start.line) lines.set(line, 'first');
    else lines.set(line, whole ? 'rest' : 'next');
  }
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
