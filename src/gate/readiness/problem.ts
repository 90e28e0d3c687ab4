/** A problem that prevents the gate of a project from working as intended. */
export interface Problem {
  /** The kind of problem, for programs. */
  code:
    | 'nothing-asked'
    | 'not-bound'
    | 'host-not-declared'
    | 'snapshot-missing'
    | 'name-unknown'
    | 'ignored-by-git'
    | 'no-branches'
    | 'folder-not-borrowed'
    | 'hook-missing'
    | 'hook-not-run'
    | 'records-stay-here'
    | 'records-overwritten'
    | 'records-missing'
    | 'rules-behind'
    | 'rules-unreachable'
    | 'belay-version'
    | 'belay-changed'
    | 'signing'
    | 'roles-unsigned';
  /** An error: the gate cannot give a go. A warning: it can, but something is not as it should be. */
  severity: 'error' | 'warning';
  /** The problem, in a sentence. */
  message: string;
  /** What to do: a sentence, or a command between backquotes. */
  fix: string;
}
