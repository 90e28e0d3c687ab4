import { deniedBy, saidBy } from './denied.ts';
import type { IncidentSymptoms } from './types.ts';

/** The most lines of an incident's log that the index contains. */
const MAX_LINES = 60;

/** What the lines of an incident's symptoms say, each once, without those that its note denies. */
export function linesSaid({ symptoms, notSymptoms = [] }: IncidentSymptoms): string[] {
  const denied = deniedBy(notSymptoms);
  const said = new Set(symptoms.flatMap(({ text }) => saidBy(text)));
  return [...said].filter((line) => !denied.has(line)).slice(0, MAX_LINES);
}
