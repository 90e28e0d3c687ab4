/** Stands between the words that the search index has for its own use, so that no excerpt shows them. */
export const FOLDED_SIGN = '\u2042';
