/** The ids of a note's page that are not the note's. */

/** What the layout and the components around a note call their parts. */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  'checklist',
  'content',
  'dialog',
  'diagnostics-title',
  'filters',
  'page',
  'progress',
  'progress-count',
  'related-incidents',
  'reset-boxes',
  'search-dialog',
  'search-link',
  'search-page',
  'theme-toggle',
  'what-it-changed',
]);
