/** The lines of a log that go into a note's front matter: loaded when a person asks for them. */
import { linesAgainst, newLines } from '../../symptoms/feedback.ts';
import type { Match } from '../../symptoms/types.ts';
import { href } from './href.ts';

/** The same lines that `belay match --not` or `--also` writes. */
export async function feedbackLines(
  kind: 'not' | 'also',
  match: Match,
  log: string,
): Promise<string[]> {
  if (kind === 'not') return linesAgainst(match);
  return newLines(log, match, await notSymptomsOf(match.id));
}

/** The lines that an incident's note says do not belong to it; none if they cannot be loaded. */
async function notSymptomsOf(id: string): Promise<readonly string[]> {
  try {
    const all = (await (await fetch(href('not-symptoms.json'))).json()) as Record<string, string[]>;
    return all[id] ?? [];
  } catch {
    return [];
  }
}
