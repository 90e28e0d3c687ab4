/** The numbers of a note's page. Each limit is far above what anyone writes by hand. */

/** The most columns of a table that never has to scroll. A wider one must be reachable by keyboard. */
export const MAX_NARROW_COLUMNS = 2;

/** Marks of quotations in one line: the parsers' time grows with the square of the depth. */
export const MAX_DEPTH = 1_000;

/** Entities (`&amp;`) between two blank lines: 1 s for 4,000, four times as long for twice as many. */
export const MAX_ENTITIES = 3_000;

/** `*`, `_`, `[` and `]` between two blank lines of an `.mdx` note, which remark parses: 1 s for 3,000. */
export const MAX_MDX_MARKS = 3_000;

/** Lines of an `.mdx` note without a blank line between them: 2 s for 4,000. */
export const MAX_MDX_LINES = 3_000;

/** Spaces in front of a line of an `.mdx` note: as deep as a hundred lists. */
export const MAX_MDX_INDENT = 200;

/** Ranges of lines that a fence marks, as in `{2,4-6}`. */
export const MAX_MARKED_LINES = 100;

/** Occurrences of a word that a fence marks, as in `/word/`: each is an element. */
export const MAX_MARKED_WORDS = 500;

/** Characters of code with colours: a grammar takes some ten seconds for a megabyte. */
export const MAX_COLOURED = 100_000;

/** Characters of a line of code with colours: some grammars look at the whole rest of a line for each of its characters. */
export const MAX_COLOURED_LINE = 20_000;

/**
 * Edges of a diagram. Graphviz takes 1.1 s for 750 between 28 nodes, the densest graph there is, and 10 s for twice
 * as many (measured on two cores in 2026).
 */
export const MAX_EDGES = 750;
