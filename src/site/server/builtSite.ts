/** The summary of a built site, from its `journal.json`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import * as words from '../language/words.ts';

const Summary = z.object({
  title: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  incidents: z.int(),
  checklists: z.int(),
  notes: z.int(),
  rules: z.int(),
});
export type Summary = z.infer<typeof Summary>;

/** The summary of a built site, or `undefined` if the folder contains none. */
export function readSummary(folder: string): Summary | undefined {
  try {
    return Summary.parse(JSON.parse(readFileSync(path.join(folder, 'journal.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** `Belay: 20 incidents, 3 checklists, 113 rules`. */
export function describe({ title, incidents, checklists, notes, rules }: Summary): string {
  const parts = [
    words.incidentCount(incidents),
    words.checklistCount(checklists),
    ...(notes > 0 ? [words.noteCount(notes)] : []),
    words.ruleCount(rules),
  ];
  return `${title}: ${parts.join(', ')}`;
}
