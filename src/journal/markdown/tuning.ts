/** The limits of a note's page. Each is far above what anyone writes by hand. */

/** Ranges of lines that a fence marks, as in `{2,4-6}`. */
export const MAX_MARKED_LINES = 100;

/** Occurrences of a word that a fence marks, as in `/word/`: each is an element. */
export const MAX_MARKED_WORDS = 500;

/** Characters of code with colours: a grammar takes some ten seconds for a megabyte. */
export const MAX_COLOURED = 100_000;

/**
 * Edges of a diagram. Graphviz takes 1.1 s for 750 between 28 nodes, the densest graph there is, and 10 s for twice
 * as many (measured on two cores in 2026).
 */
export const MAX_EDGES = 750;
