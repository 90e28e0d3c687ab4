/** The checkboxes of tasks in notes. */
import * as words from './language/words.ts';

/** The accessible name of a task's checkbox: the task itself is the text next to it. */
export const TASK_BOX_NAME = words.done;

/** Adds names to the checkboxes in a note's HTML, as Markdown has no syntax for them. */
export function nameTaskBoxes(html: string): string {
  return html.replaceAll(
    '<input type="checkbox"',
    `<input type="checkbox" aria-label="${TASK_BOX_NAME}"`,
  );
}

/** A note's HTML with a box before each rule. */
interface Boxed {
  html: string;
  /** How many boxes there are, without those of recovery steps. */
  asked: number;
  /** How many recovery steps have a box. */
  steps: number;
}

/** The start of a list item, and of the paragraph that is its line in a loose list. */
const ITEM = /<li\b([^>]*)>\s*(<p>)?/g;
/** Where the line of a rule in a tight list ends, as `rehypeRules` writes it. */
const AFTER_LINE =
  /<span data-rule="|<\/li>|<(?:p|ul|ol|pre|div|figure|table|blockquote|aside|details|dl)\b/;
const GIVEN_BOX = /^\s*<input type="checkbox"[^>]*>\s*/;

/**
 * Puts a box before the line of each rule that is not retired, and makes the line its label. A script that added them
 * would move what is below.
 *
 * @param html as written by `rehypeRules`.
 */
export function withBoxes(html: string): Boxed {
  let [boxed, from, asked, steps] = ['', 0, 0, 0];
  for (const { 0: start, 1: attributes = '', 2: paragraph, index } of html.matchAll(ITEM)) {
    const isRule = /\bclass="(?:[^"]* )?rule[ "]/.test(attributes);
    if (!isRule || attributes.includes('data-status="retired"')) continue;
    const begin = index + start.length;
    const rest = html.slice(begin);
    const length = paragraph ? rest.indexOf('</p>') : rest.search(AFTER_LINE);
    if (length < 0) continue;
    const line = rest.slice(0, length).replace(GIVEN_BOX, '').trim();
    boxed += `${html.slice(from, begin)}<label class="box-label"><input type="checkbox"><span>${line}</span></label>`;
    from = begin + length;
    if (attributes.includes('data-stage="recovery"')) steps += 1;
    else asked += 1;
  }
  return { html: boxed + html.slice(from), asked, steps };
}
