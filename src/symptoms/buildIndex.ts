/** Building the published index from what the notes quote. */
import { isBackground, isCommonProperty } from './background/background.ts';
import { compared } from './compared.ts';
import { packLines, packNumbers, packOwners } from './lineTable.ts';
import { normalise } from './normalise.ts';
import type { IncidentSymptoms, SymptomsIndex } from './types.ts';
import { saidIn } from './words.ts';

/** An incident's log is told by so many lines. */
const LINES_KEPT = 60;

/** Builds the index. The same incidents give the same index, in any order; those without symptoms are left out. */
export function buildIndex(incidents: readonly IncidentSymptoms[]): SymptomsIndex {
  const told = incidents
    .map((incident) => ({ incident, said: linesSaid(incident) }))
    .filter(({ said }) => said.length > 0)
    .sort((a, b) => (a.incident.id < b.incident.id ? -1 : 1));
  const lines = [...new Set(told.flatMap(({ said }) => said))].sort();
  const places = new Map(lines.map((line, place) => [line, place]));
  const owners: number[][] = lines.map(() => []);
  told.forEach(({ said }, number) => {
    for (const line of said) owners[places.get(line) as number]?.push(number);
  });
  const background = [...lines.keys()].filter(
    (place) =>
      isCommonProperty(owners[place]?.length ?? 0, told.length) ||
      isBackground(lines[place] as string),
  );
  const denied = new Set(incidents.flatMap((incident) => [...deniedBy(incident)]));
  const nobodys = [...denied].filter((line) => !places.has(line)).sort();
  const each = (text: (incident: IncidentSymptoms) => string) =>
    told.map(({ incident }) => text(incident).replaceAll('\n', ' '));
  return {
    version: 1,
    incidents: told.length,
    ids: packLines(each(({ id }) => id)),
    titles: packLines(each(({ title }) => title)),
    dates: packLines(each(({ date }) => date)),
    lines: packLines(lines),
    owners: packOwners(owners, told.length),
    background: packNumbers(background),
    ...(nobodys.length > 0 && { nobodys: packLines(nobodys) }),
  };
}

/** What the lines of an incident's symptoms say, each once. */
function linesSaid(incident: IncidentSymptoms): string[] {
  const denied = deniedBy(incident);
  const said = saidBy(incident.symptoms.map(({ text }) => text));
  return [...said].filter((line) => !denied.has(line)).slice(0, LINES_KEPT);
}

/** What the lines say that are not of an incident, though they look so. */
function deniedBy({ notSymptoms = [] }: IncidentSymptoms): Set<string> {
  return saidBy(notSymptoms);
}

function saidBy(texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => normalise(text).map(({ tokens }) => compared(saidIn(tokens)))),
  );
}
