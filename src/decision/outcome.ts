/** What a check found out about one rule. */
export interface CheckOutcome {
  /** `unknown` where the check could not tell: it stops the deploy, like `bad`, with another explanation. */
  outcome: 'good' | 'bad' | 'unknown';
  /** One line for people: `exit code 1 after 3 s`. */
  evidence: string;
  /** Details to read: the last lines of output, a diff. */
  detail?: string;
}
