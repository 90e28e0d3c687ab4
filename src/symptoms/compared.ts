/** Words of a line that identify it: longer lines are cut, in the index and in a paste. */
const MAX_WORDS = 30;

/** The part of a line that is compared. */
export function compared(said: string): string {
  return said.split(' ', MAX_WORDS).join(' ');
}
