/** Keeps a long pasted log outside the field, so that the page need not lay it all out. */

/** How many characters a field holds; of a longer paste it shows the beginning. */
const MAX_SHOWN = 20_000;
const SHOWN = 2_000;

/**
 * Makes a field accept pastes of any length, and grow with its lines.
 *
 * @param rows the minimum and maximum number of rows.
 * @returns a function that returns the whole text: of the field, or of the long paste whose beginning it shows.
 */
export function holdPastes(
  field: HTMLTextAreaElement,
  rows: readonly [min: number, max: number] = [1, 6],
): () => string {
  let held: { text: string; shown: string } | undefined;
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length <= MAX_SHOWN) return;
    event.preventDefault();
    const shown = `${text.slice(0, SHOWN)}\n…`;
    field.value = shown;
    held = { text, shown };
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('input', () => grow(field, rows));
  grow(field, rows);
  return () => (held && field.value === held.shown ? held.text : field.value);
}

/** Gives a field as many rows as it has lines, within limits. */
function grow(field: HTMLTextAreaElement, [min, max]: readonly [number, number]): void {
  const lines = field.value.slice(0, SHOWN).split('\n').length;
  field.rows = Math.min(max, Math.max(min, lines));
}
