/** The ids of a note's page that are not the note's. */

/** What the layout and the components around a note call their parts. */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  'checklist',
  'content',
  'diagnostics-title',
  'progress',
  'progress-count',
  'related-incidents',
  'recovery-steps',
  'reset-boxes',
  'search-dialog',
  'search-field-dialog',
  'search-link',
  'search-status-dialog',
  'theme-toggle',
]);
