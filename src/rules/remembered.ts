/** Longer texts are rarely met again. */
const MAX_LENGTH = 100;
/** Texts that are remembered for each of the words. */
const MAX_TEXTS = 2000;

/**
 * Makes a function remember what it found for short texts: the notes of a journal have many headings in common.
 *
 * @param find must depend on its arguments alone. `words` must not change.
 */
export function remembered<Words extends object, Found>(
  find: (text: string, words: Words) => Found,
): (text: string, words: Words) => Found {
  const memory = new WeakMap<Words, Map<string, Found>>();
  return (text, words) => {
    if (text.length > MAX_LENGTH) return find(text, words);
    const known = memory.get(words) ?? new Map<string, Found>();
    if (known.size === 0) memory.set(words, known);
    // Nothing that was found is `undefined`, too.
    if (known.has(text)) return known.get(text) as Found;
    const found = find(text, words);
    if (known.size < MAX_TEXTS) known.set(text, found);
    return found;
  };
}
