/** The languages whose fences are logs: shown as such, and matched with what a reader pastes. */
export const LOG_LANGUAGES: ReadonlySet<string> = new Set([
  'log',
  'logs',
  'console',
  'stacktrace',
  'traceback',
  'pytb',
]);
