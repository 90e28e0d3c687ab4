/** The boxes of tasks in notes. */
import * as words from './language/words.ts';

/** What a task's box is called: the task itself stands beside it, as text. */
export const TASK_BOX_NAME = words.done;

/** Names the boxes in a note's HTML, whose Markdown has no place for a name. */
export function nameTaskBoxes(html: string): string {
  return html.replaceAll(
    '<input type="checkbox"',
    `<input type="checkbox" aria-label="${TASK_BOX_NAME}"`,
  );
}
