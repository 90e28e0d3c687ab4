/** Marks the words that are only for the search index, so that no excerpt shows them. */
export const FOLDED_SIGN = '\u2042';
