/** The lines of a log that go into a note's front matter: loaded when a person asks for them. */
import { linesAgainst, newLines } from '../../symptoms/feedback.ts';
import type { Match } from '../../symptoms/types.ts';

/** The same lines that `belay match --not` or `--also` writes. */
export function feedbackLines(kind: 'not' | 'also', match: Match, log: string): string[] {
  return kind === 'not' ? linesAgainst(match) : newLines(log, match);
}
