/** The follow-ups of an incident that are not done yet. */

/**
 * The open tasks under the heading `Follow-ups` of a note, as plain text.
 *
 * @param markdown the note, whole.
 */
export function openFollowUps(markdown: string): string[] {
  const open: string[] = [];
  let depth = 0;
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (heading?.[1]) {
      if (/^follow[- ]?ups?$/i.test(heading[2] ?? '')) depth = heading[1].length;
      else if (heading[1].length <= depth) depth = 0;
      continue;
    }
    const task = depth > 0 ? /^\s*(?:[-*+]|\d+[.)])\s+\[ \]\s+(.+)$/.exec(line) : null;
    if (task?.[1]) open.push(plain(task[1]));
  }
  return open;
}

/** Markdown of one line without its links, emphasis and code marks. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|[*_`])(\S(?:.*?\S)?)\1/g, '$2')
    .trim();
}
