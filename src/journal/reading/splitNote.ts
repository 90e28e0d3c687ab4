/** A note's front matter and body, apart, with every line where it was. */

export interface SplitNote {
  /** The YAML between the fences, or `undefined` where the note does not begin with one. */
  frontMatter?: string;
  /** The line of the first line of YAML. */
  firstLine: number;
  /**
   * The whole text with the front matter blanked out, so that lines, columns and offsets of the body
   * count from the top of the file.
   */
  body: string;
}

const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n((?:[^\n]*\n)*?)\1[ \t]*(?:\r?\n|$)/;

/** Splits a note at its `---` fences, or at the `+++` of other tools. */
export function splitNote(text: string): SplitNote {
  const match = FRONT_MATTER.exec(text);
  if (!match) return { firstLine: 1, body: text };
  const [whole, , frontMatter = ''] = match;
  return {
    frontMatter,
    firstLine: 2,
    body: whole.replaceAll(/[^\r\n]/g, ' ') + text.slice(whole.length),
  };
}
