/** Building the published index from what the notes quote. */
import { packLines, packPlaces } from './lineTable.ts';
import { normalise } from './normalise.ts';
import type { IncidentSymptoms, SymptomsIndex } from './types.ts';
import { saidIn } from './words.ts';

/** A line is told by its beginning: longer ones are cut, in the index as in a paste. */
const WORDS_KEPT = 30;
/** An incident's log is told by so many lines. */
const LINES_KEPT = 60;

/** Builds the index. The same incidents give the same index; those without symptoms are left out. */
export function buildIndex(incidents: readonly IncidentSymptoms[]): SymptomsIndex {
  const told = incidents
    .map((incident) => ({ incident, said: linesSaid(incident) }))
    .filter(({ said }) => said.length > 0);
  const lines = [...new Set(told.flatMap(({ said }) => said))].sort();
  const places = new Map(lines.map((line, place) => [line, place]));
  return {
    version: 1,
    incidents: told.map(({ incident: { id, title, date } }) => ({ id, title, date })),
    lines: packLines(lines),
    places: told.map(({ said }) =>
      packPlaces(said.map((line) => places.get(line) as number).sort((a, b) => a - b)),
    ),
  };
}

/** What the lines of an incident's symptoms say, each once. */
function linesSaid({ symptoms }: Pick<IncidentSymptoms, 'symptoms'>): string[] {
  const said = new Set<string>();
  for (const { text } of symptoms) {
    for (const { tokens } of normalise(text)) said.add(compared(saidIn(tokens)));
  }
  return [...said].slice(0, LINES_KEPT);
}

/** What of a line is compared. */
export function compared(said: string): string {
  return said.split(' ', WORDS_KEPT).join(' ');
}
