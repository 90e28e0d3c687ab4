/** A line is identified by its beginning: longer ones are cut, in the index and in a paste. */
const WORDS_KEPT = 30;

/** The part of a line that is compared. */
export function compared(said: string): string {
  return said.split(' ', WORDS_KEPT).join(' ');
}
