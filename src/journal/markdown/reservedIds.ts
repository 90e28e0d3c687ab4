/** The ids of a note's page that are not the note's. */

/** What the layout and the components around a note call their parts. */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  'answer-boxes',
  'checklist',
  'content',
  'contents',
  'copy-boxes',
  'diagnostics-title',
  'print-boxes',
  'progress',
  'progress-count',
  'recovery-steps',
  'related-incidents',
  'reset-boxes',
  'run-name',
  'run-names',
  'search-dialog',
  'search-field-dialog',
  'search-link',
  'search-status-dialog',
  'site-menu',
  'theme-toggle',
]);
