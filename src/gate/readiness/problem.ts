/** Something that keeps a project from being gated as it is meant to be. */
export interface Problem {
  /** For programs: which kind of problem it is. */
  code:
    | 'nothing-asked'
    | 'not-bound'
    | 'host-not-declared'
    | 'snapshot-missing'
    | 'name-unknown'
    | 'ignored-by-git'
    | 'no-branches'
    | 'hook-missing'
    | 'hook-not-run'
    | 'records-stay-here'
    | 'records-overwritten'
    | 'rules-behind'
    | 'rules-unreachable'
    | 'belay-version'
    | 'signing'
    | 'roles-unsigned';
  /** An error: the gate cannot give a go. A warning: it can, but something is not as it should be. */
  severity: 'error' | 'warning';
  /** What there is, in a sentence. */
  message: string;
  /** What to do: a sentence, or a command between backquotes. */
  fix: string;
}
