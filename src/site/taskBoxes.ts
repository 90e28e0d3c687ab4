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
