/**
 * What a parser would take minutes for, found before it begins: nobody can stop it halfway. The limits are far above
 * what anybody writes by hand.
 */
import { type Problem, problem } from '../../diagnostics/codes.ts';
import { MAX_DEPTH, MAX_ENTITIES, MAX_MDX_INDENT, MAX_MDX_LINES, MAX_MDX_MARKS } from './tuning.ts';

/** A line and what is wrong with it. */
export interface TooMuch {
  line: number;
  found: Problem;
}

/** The first place of a note that its parser would take too long for. */
export function tooMuchToParse(body: string, format: 'md' | 'mdx'): TooMuch | undefined {
  if (format === 'md' && !hasMore(body, '>', MAX_DEPTH) && !hasMore(body, '&', MAX_ENTITIES)) {
    return undefined;
  }
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
    marks += count(text, /[*_[\]]/g);
    if (text.length - text.trimStart().length > MAX_MDX_INDENT) {
      return tooMuch(line, 'this line is indented too far to be read');
    }
    if (lines > MAX_MDX_LINES || marks > MAX_MDX_MARKS) {
      return tooMuch(start, 'this block is too long to be read as MDX');
    }
  }
  return undefined;
}

/** Whether a character is in a text more often than a number of times. In most notes it is in the whole text less often. */
function hasMore(text: string, character: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    count++;
    if (count > most) return true;
  }
  return false;
}

function tooMuch(line: number, message: string): TooMuch {
  const note = 'Divide it by blank lines, or move it to a file beside the note and link it.';
  return { line, found: problem('note-syntax', { message, note }) };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
