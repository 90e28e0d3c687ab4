/** A line is told by its beginning: longer ones are cut, in the index as in a paste. */
const WORDS_KEPT = 30;

/** What of a line is compared. */
export function compared(said: string): string {
  return said.split(' ', WORDS_KEPT).join(' ');
}
