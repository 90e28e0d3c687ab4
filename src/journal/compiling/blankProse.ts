/** Blanking the paragraphs that no rule can stand in, so that they need not be parsed. */

/**
 * Replaces each line of a top-level paragraph or table of a `.md` body by an `x`: every other line stays
 * where it was. Parsing prose costs far more than parsing lists and headings.
 *
 * A run of lines between blank lines, each with a letter or a `|` in its first column, is a paragraph or
 * a table, or lies in a fence or in HTML. It cannot be a list, a heading (setext underlines have neither),
 * a definition, or the lazy end of a list item (no blank line would part it from the item). HTML that
 * ends within such a run ends with `>`: those runs are left as they are.
 */
export function blankProse(body: string): string {
  return body.replaceAll(PROSE, (run) =>
    run.includes('>') ? run : run.replaceAll(/[^\r\n]+/g, 'x'),
  );
}

const PROSE = /(?<=^|\n[ \t]*\r?\n)(?:[\p{L}|][^\r\n]*\r?\n)+(?=[ \t]*(?:\r?\n|$))/gu;
