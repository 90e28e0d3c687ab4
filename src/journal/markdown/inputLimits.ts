/**
 * What a parser would take minutes for, found before it begins: nobody can stop it halfway. The limits are far above
 * what anybody writes by hand.
 */
import { type Problem, problem } from '../../diagnostics/codes.ts';

/** Marks of quotations in one line: the parsers' time grows with the square of the depth. */
const MAX_DEPTH = 1_000;
/** Entities (`&amp;`) between two blank lines: 1 s for 4,000, four times as long for twice as many. */
const MAX_ENTITIES = 3_000;
/** `*`, `_` and `[` between two blank lines of an `.mdx` note, which remark parses: 1 s for 3,000. */
const MAX_MDX_MARKS = 3_000;
/** Lines of an `.mdx` note without a blank line between them: 2 s for 4,000. */
const MAX_MDX_LINES = 3_000;
/** Spaces in front of a line of an `.mdx` note: as deep as a hundred lists. */
const MAX_MDX_INDENT = 200;

/** A line and what is wrong with it. */
export interface TooMuch {
  line: number;
  found: Problem;
}

/** The first place of a note that its parser would take too long for. */
export function tooMuchToParse(body: string, format: 'md' | 'mdx'): TooMuch | undefined {
  let start = 1;
  let lines = 0;
  let entities = 0;
  let marks = 0;
  for (const [index, text] of body.split('\n').entries()) {
    const line = index + 1;
    if (text.trim() === '') {
      [start, lines, entities, marks] = [line + 1, 0, 0, 0];
      continue;
    }
    lines++;
    const [lead = ''] = /^[\s>]*/.exec(text) ?? [];
    if (count(lead, />/g) > MAX_DEPTH) {
      return tooMuch(line, 'this line is nested too deeply to be read');
    }
    entities += count(text, /&[#\w]/g);
    if (entities > MAX_ENTITIES) {
      return tooMuch(start, `this paragraph has more than ${MAX_ENTITIES} entities (\`&…;\`)`);
    }
    if (format === 'md') continue;
    marks += count(text, /[*_[]/g);
    if (text.length - text.trimStart().length > MAX_MDX_INDENT) {
      return tooMuch(line, 'this line is indented too far to be read');
    }
    if (lines > MAX_MDX_LINES || marks > MAX_MDX_MARKS) {
      return tooMuch(start, 'this block is too long to be read as MDX');
    }
  }
  return undefined;
}

function tooMuch(line: number, message: string): TooMuch {
  const note = 'Divide it by blank lines, or move it to a file beside the note and link it.';
  return { line, found: problem('note-syntax', { message, note }) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
