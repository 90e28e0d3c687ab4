/** The exit codes of `belay`. No other file knows these numbers. */
export const EXIT = {
  /** Done; at the gate: go. */
  ok: 0,
  /** The gate stopped the deploy; the lint found errors; nothing was found. */
  stop: 1,
  /** Bad usage, or nothing could be decided. */
  undecided: 2,
  /** Ctrl-C, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;
