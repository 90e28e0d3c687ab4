/** What the gate's runs said of each rule, as `belay log --export` leaves it in the journal. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { History } from '../gate/history.ts';

/** One time that a rule was asked. */
export interface Asking {
  /** ISO 8601, UTC. */
  at: string;
  project: string;
  environment?: string;
  commit?: string;
  verdict: History['runs'][number]['rules'][number]['verdict'];
  answer: 'yes' | 'no' | 'done' | null;
  /** Why it was overridden. */
  reason?: string;
}

/** Runs → by rule, each time that it was asked, the newest first. */
export function askingsByRule({ runs }: History): Map<string, Asking[]> {
  const byRule = new Map<string, Asking[]>();
  for (const { at, project, environment, commit, rules } of runs) {
    for (const { id, verdict, answer, reason } of rules) {
      const asking: Asking = {
        at,
        project,
        ...(environment !== undefined && { environment }),
        ...(commit !== undefined && { commit }),
        verdict,
        answer,
        ...(reason !== undefined && { reason }),
      };
      const asked = byRule.get(id);
      if (asked) asked.push(asking);
      else byRule.set(id, [asking]);
    }
  }
  return byRule;
}

async function readHistory(): Promise<Map<string, Asking[]>> {
  const file = path.join(import.meta.env.JOURNAL_CONTENT, 'history.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    // Nobody has exported any runs yet.
    return new Map<string, Asking[]>();
  }
  try {
    return askingsByRule(History.parse(JSON.parse(text)));
  } catch (error) {
    throw new Error(
      `${file} is not what \`belay log --export\` writes. Export it again.\n${(error as Error).message}`,
    );
  }
}

let known: Promise<Map<string, Asking[]>> | undefined;

/** Each time that a rule was asked, the newest first; undefined where the journal has no history at all. */
export async function askingsOf(ruleId: string): Promise<Asking[] | undefined> {
  // In a build the file does not change; in the dev server it may.
  if (import.meta.env.DEV || !known) known = readHistory();
  const byRule = await known;
  return byRule.size === 0 ? undefined : (byRule.get(ruleId) ?? []);
}
