/** Warnings that only `belay lint` gives: what a careful reader would ask about a note. */
import type { Heading, Root } from 'mdast';
import { lonelyNames, type NameUse, nameUses } from '../../decision/scope.ts';
import { type Problem, problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { plainText } from '../../rules/itemText.ts';
import { dayOf } from '../fields/dates.ts';
import type { Note } from '../fields/types.ts';
import { parseMarkdown } from '../markdown/parseMarkdown.ts';
import { splitNote } from '../reading/splitNote.ts';
import { undrawnDiagrams } from './undrawnDiagrams.ts';

/** A day that takes a while to work out, as it depends on a time zone. */
export interface Today {
  /** `2026-11-24` */
  readonly date: string;
  /** A day that is not after it in any time zone. */
  readonly earliest: string;
}

/** A name in `appliesTo`, and the note that it is in. The text is needed of notes that are asked about. */
export interface NameInNote extends NameUse {
  path: string;
  text: string;
}

/** Placeholders of templates, and of people who want to finish later. */
const PLACEHOLDER =
  /^(?:one or two sentences for the list of incidents\.?|when this list is gone through, in one sentence\.?|(?:todo|tbd|fixme|xxx|lorem ipsum)\b.*|[.…\s-]+)$/is;

/**
 * Warns about notes that are not finished: placeholder summaries, sections and checklists without content, dates that
 * cannot be right.
 *
 * @param notes of the whole journal.
 * @param today in the journal's time zone.
 * @param asked those that are checked individually.
 */
export function lintNotes(
  notes: readonly Note[],
  today: Today,
  asked: readonly Note[] = notes,
): Diagnostic[] {
  return [...lintNames(notes.flatMap(namesIn)), ...asked.flatMap((note) => lintNote(note, today))];
}

/** The names in the `appliesTo` of a note. */
export function namesIn({ path, text, data }: Note): NameInNote[] {
  return nameUses(data.appliesTo).map((use) => ({ ...use, path, text }));
}

/** Warns about a name in `appliesTo` that occurs once, and resembles one that other notes use. */
export function lintNames(uses: readonly NameInNote[]): Diagnostic[] {
  return lonelyNames(uses).map(({ use: { name, path, text }, near }) => ({
    ...problem('name-alone', { name, near }),
    path,
    ...placeOfField(text, 'appliesTo'),
  }));
}

/** The warnings about a note that depend on no other. */
export function lintNote(note: Note, today: Today): Diagnostic[] {
  const { path } = note;
  const field = (name: string) => ({ path, ...placeOfField(note.text, name) });
  const found: Diagnostic[] = [];
  const { summary } = note.data;
  if (note.collection !== 'notes' && PLACEHOLDER.test(summary)) {
    found.push({ ...problem('summary-placeholder'), ...field('summary') });
  }
  if (note.collection === 'incidents') {
    const date = dayOf(note.data.date);
    for (const wrong of wrongDates(date, path, today)) found.push({ ...wrong, ...field('date') });
  }
  if (note.collection === 'checklists' && note.rules.length === 0) {
    found.push({ ...problem('checklist-empty'), path, line: 1, column: 1 });
  }
  if (note.collection !== 'notes' && note.format === 'md') {
    found.push(...emptySections(parseMarkdown(splitNote(note.text).body), path));
  }
  if (note.collection !== 'notes') found.push(...undrawnDiagrams(note.text, path));
  return found;
}

function wrongDates(date: string, path: string, today: Today): Problem[] {
  const found: Problem[] = [];
  if (date > today.earliest && date > today.date) {
    found.push(problem('date-future', { date, today: today.date }));
  }
  const [, inName] = /(?:^|\/)(\d{4}-\d\d(?:-\d\d)?)(?=[-_.])[^/]*$/.exec(path) ?? [];
  if (inName !== undefined && !date.startsWith(inName)) {
    found.push(problem('date-name', { date, inName }));
  }
  return found;
}

/** Headings with nothing between them and the next one of their level, or the end. */
function emptySections({ children }: Root, path: string): Diagnostic[] {
  return children.flatMap((node, index) => {
    if (node.type !== 'heading') return [];
    const next = children.slice(index + 1).find((other) => !isComment(other));
    if (next && (next.type !== 'heading' || next.depth > node.depth)) return [];
    return [{ ...problem('section-empty', { heading: textOf(node) }), path, ...startOf(node) }];
  });
}

function isComment(node: Root['children'][number]): boolean {
  return node.type === 'html' && /^<!--/.test(node.value);
}

function textOf(heading: Heading): string {
  return plainText(heading.children);
}

function startOf({ position }: Heading): { line: number; column: number } {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { line, column };
}

/** Where a field of the front matter is written. */
function placeOfField(text: string, name: string): { line: number; column: number } {
  const lines = (splitNote(text).frontMatter ?? '').split('\n');
  const index = lines.findIndex((line) => line.startsWith(`${name}:`));
  return { line: index < 0 ? 1 : index + 2, column: 1 };
}
