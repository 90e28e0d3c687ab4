/** The follow-ups of a note: tasks under `Follow-ups`, `Action items` and their like. */
import type { ListItem, Nodes, Root } from 'mdast';
import { firstParagraph, plainText, splitText } from '../../rules/itemText.ts';
import { parseMarkdown } from '../markdown/parseMarkdown.ts';
import { splitNote } from '../reading/splitNote.ts';
import { dueDateOf } from './dueDate.ts';

/** A task that is not done yet. */
export interface FollowUp {
  /** The heading above it, as plain text. */
  heading: string;
  /** As plain text. */
  text: string;
  /** In the note, counted from 1. */
  line: number;
  column: number;
  due?: {
    /** What the note says, and where. */
    written: string;
    line: number;
    column: number;
    /** `2026-12-01`; missing if it is not a day that exists. */
    date?: string;
  };
  /** The task as a line of Markdown that is a rule under a stage heading: without due date and owner. */
  rule: string;
}

/** Headings of follow-ups, in the languages that the site has words in. */
const HEADING =
  /^(?:follow[- ]?ups?|follow[- ]?up (?:items?|actions?|tasks?)|(?:corrective |remediation )?action (?:items?|points?)|(?:corrective )?actions?|next steps|to-?dos?|folgeaufgaben|maßnahmen|nächste schritte|offene punkte|takip(?: işleri)?|aksiyonlar|yapılacaklar|sonraki adımlar)[:.]?$/iu;

/**
 * Reads the open tasks under the headings of follow-ups. Tasks below a ticked one are done with it.
 *
 * @param markdown the whole note.
 * @param ruleLines lines of the note that are rules: those are asked at each deploy, so they are no follow-ups.
 */
export function readFollowUps(
  markdown: string,
  ruleLines: ReadonlySet<number> = new Set(),
): FollowUp[] {
  // Parsing takes far longer than these looks, and most notes have no open task, or none under such a heading.
  if (!/\[ \]/.test(markdown)) return [];
  const { body } = splitNote(markdown);
  if (!mayHaveHeading(body)) return [];
  const found: FollowUp[] = [];
  let under: { heading: string; depth: number } | undefined;
  for (const node of parseMarkdown(body).children) {
    if (node.type === 'heading') {
      const heading = plainText(node.children).trim();
      if (HEADING.test(heading)) under = { heading, depth: node.depth };
      else if (under && node.depth <= under.depth) under = undefined;
    } else if (under) {
      for (const item of openTasks(node)) {
        const followUp = followUpOf(item, body, under.heading);
        if (followUp && !ruleLines.has(followUp.line)) found.push(followUp);
      }
    }
  }
  return found;
}

/** A line that may be a heading: one with `#`, or one above a line of `=` or `-`. */
const HEADING_LINE = /^ {0,3}#{1,6}[ \t](.*)$|^(.+)(?:\r\n|\n|\r) {0,3}(?:=+|-+)[ \t]*$/gm;

/** Whether a text may have a heading of follow-ups. If it says no, a parser finds none. */
function mayHaveHeading(body: string): boolean {
  for (const [, marked, underlined] of body.matchAll(HEADING_LINE)) {
    const text = marked ?? underlined ?? '';
    // Links, HTML, escapes and character references: what they show is left to the parser.
    if (/[[<&\\]/.test(text)) return true;
    const plain = text.replaceAll(/[*_~`]/g, '').replace(/[ \t]+#+[ \t]*$/, '');
    if (HEADING.test(plain.trim())) return true;
  }
  return false;
}

/** Whether the due date of a follow-up is over. On the day itself it is not. */
export function isOverdue({ due }: Pick<FollowUp, 'due'>, today: string): boolean {
  return due?.date !== undefined && due.date < today;
}

function openTasks(node: Nodes | Root['children'][number]): ListItem[] {
  if (node.type === 'listItem') {
    if (node.checked === true) return [];
    const below = node.children.flatMap(openTasks);
    return node.checked === false ? [node, ...below] : below;
  }
  return node.type === 'list' ? node.children.flatMap(openTasks) : [];
}

function followUpOf(item: ListItem, body: string, heading: string): FollowUp | undefined {
  const paragraph = firstParagraph(item);
  const start = paragraph?.children[0]?.position?.start.offset;
  const end = paragraph?.position?.end.offset;
  if (!paragraph || start === undefined || end === undefined) return undefined;
  // A task that is struck through was dropped.
  if (splitText(paragraph).struck) return undefined;
  const raw = body.slice(start, end);
  const due = dueDateOf(raw.replaceAll(/\s/g, ' '));
  const place = item.position?.start ?? { line: 1, column: 1 };
  return {
    heading,
    text: plainText(paragraph.children).replaceAll(/\s+/g, ' ').trim(),
    line: place.line,
    column: place.column,
    ...(due && {
      due: {
        written: due.written,
        ...placeAt(body, start + due.start),
        ...(due.date !== undefined && { date: due.date }),
      },
    }),
    rule: `- [ ] ${withoutOwner(due ? cut(raw, due) : raw)}`,
  };
}

function cut(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start)} ${text.slice(end)}`;
}

/** A task without `@ann`, and without the punctuation that is left where a part was taken out. */
function withoutOwner(text: string): string {
  return text
    .replaceAll(
      /(?<![\p{L}\p{N}./_])[([]?@[\p{L}\p{N}][\p{L}\p{N}._/-]*[)\]]?:?(?=[\s,;)]|$)/gu,
      ' ',
    )
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([,;.])/g, '$1')
    .replaceAll(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '');
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
