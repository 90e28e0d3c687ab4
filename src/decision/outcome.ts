/** What a check found out about one rule. */
export interface CheckOutcome {
  /** `unknown` where the check could not tell: it stops, like `bad`, but says something else. */
  outcome: 'good' | 'bad' | 'unknown';
  /** One line for people: `exit code 1 after 3 s`. */
  evidence: string;
  /** What there is to read: the last lines of output, a diff. */
  detail?: string;
}
