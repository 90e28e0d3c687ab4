/** A note's HTML, split into the parts that its page places separately. */

export interface NoteParts {
  /** The recovery sections, in order; empty if there are none. */
  recovery: string;
  /** Everything else. */
  story: string;
}

const START = /<section\b[^>]*\bdata-part="recovery"[^>]*>/g;

/**
 * Takes the recovery sections out of a note's text.
 *
 * @param html as written by `rehypeRules`.
 */
export function noteParts(html: string): NoteParts {
  let story = '';
  let recovery = '';
  let from = 0;
  for (const { index, 0: tag } of html.matchAll(START)) {
    const end = endOfSection(html, index + tag.length);
    story += html.slice(from, index);
    recovery += html.slice(index, end);
    from = end;
  }
  return { recovery, story: story + html.slice(from) };
}

/** The end of a section that begins before `from`: sections may be nested. */
function endOfSection(html: string, from: number): number {
  const tags = /<(\/?)section\b[^>]*>/g;
  tags.lastIndex = from;
  let open = 1;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    open += tag[1] === '/' ? -1 : 1;
    if (open === 0) return tags.lastIndex;
  }
  return html.length;
}

/** A piece of a note's HTML, or the anchor of a rule about which the page says more here. */
export type NotePiece = { html: string } | { anchor: string };

/** Splits a note's HTML at the places where its page says more about a rule. */
export function rulePlaces(html: string): NotePiece[] {
  return html
    .split(/<span data-rule="([^"]*)"><\/span>/)
    .map((text, index) => (index % 2 === 0 ? { html: text } : { anchor: text }));
}
