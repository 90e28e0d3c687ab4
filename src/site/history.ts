/** What the gate's runs said of each rule, as `belay log --export` leaves it in the journal. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { History } from '../gate/history.ts';
import { once } from './journal.ts';
import { read } from './reads.ts';

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

/** @throws where the file is there and is not what `belay log --export` writes. */
function readHistory(contentDir: string): Map<string, Asking[]> {
  const file = path.join(contentDir, 'history.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
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

const byRule = once(({ contentDir }) => readHistory(contentDir));

/** Each time that a rule was asked, the newest first; undefined where the journal has no history at all. */
export const askingsOf = read('askingsOf', (ruleId: string): Asking[] | undefined =>
  byRule().size === 0 ? undefined : (byRule().get(ruleId) ?? []),
);

const asked = once(() => new Set(byRule().keys()));

/** The ids of all rules that any run has asked. */
export const askedRules = read(
  'askedRules',
  (): ReadonlySet<string> => asked(),
  (ids) => [...ids],
);
