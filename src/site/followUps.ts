/** The follow-ups of an incident that are not done yet. */

/** Open tasks of a note, and the heading above them. */
export interface FollowUps {
  /** As the note writes it; a link needs its slug. */
  heading: string;
  texts: string[];
}

/** Headings of follow-ups, in the languages that the site has words in. */
const HEADING =
  /^(?:follow[- ]?ups?|follow[- ]?up (?:items?|actions?|tasks?)|action items?|actions?|next steps|to-?dos?|folgeaufgaben|maßnahmen|nächste schritte|takip(?: işleri)?|aksiyonlar|yapılacaklar)[:.]?$/iu;

/**
 * The open tasks under the headings `Follow-ups`, `Action items` and their like, as plain text.
 *
 * @param markdown the whole note.
 * @returns `undefined` if there are none.
 */
export function openFollowUps(markdown: string): FollowUps | undefined {
  const texts: string[] = [];
  let first: string | undefined;
  let depth = 0;
  let name = '';
  let fence: string | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    const [, mark] = /^\s{0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const [, level, text = ''] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? [];
    if (level) {
      if (HEADING.test(plain(text))) {
        depth = level.length;
        name = plain(text);
      } else if (level.length <= depth) depth = 0;
      continue;
    }
    const [, task] = (depth > 0 && /^\s*(?:[-*+]|\d+[.)])\s+\[ \]\s+(.+)$/.exec(line)) || [];
    if (task === undefined) continue;
    first ??= name;
    texts.push(plain(task));
  }
  return first === undefined ? undefined : { heading: first, texts };
}

/** Markdown of one line without its links, emphasis and code marks. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|[*_`])(\S(?:.*?\S)?)\1/g, '$2')
    .trim();
}
