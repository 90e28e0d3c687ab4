/** Builds the published index from what the notes quote. */
import { isBackground, isCommonProperty } from './background/background.ts';
import { COMMON_WORDS } from './commonWords.ts';
import { deniedBy } from './denied.ts';
import { linesSaid } from './linesSaid.ts';
import { packLines, packNumbers, packOwners } from './lineTable.ts';
import type { IncidentSymptoms, SymptomsIndex } from './types.ts';

/** Builds the index. The same incidents give the same index, in any order; those without symptoms are left out. */
export function buildIndex(incidents: readonly IncidentSymptoms[]): SymptomsIndex {
  const told = incidents
    .map((incident) => ({ incident, said: incident.said ?? linesSaid(incident) }))
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
  const denied = new Set(
    incidents.flatMap(({ notSymptoms }) => [...deniedBy(notSymptoms ?? []).said]),
  );
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
    common: COMMON_WORDS,
    ...(nobodys.length > 0 && { nobodys: packLines(nobodys) }),
  };
}
