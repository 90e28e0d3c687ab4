/** The complete journal and pastes of the benchmark: the same for the same seed. */
import { drawIncident, type Incident, quotedAbouts, render } from './incidents.ts';
import { KINDS } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import { drawCarrier, logLine } from './loggers.ts';
import { newPaste, type Paste, pasteOf } from './pastes.ts';
import { Random } from './random.ts';
import { Surroundings } from './surroundings.ts';

export interface World {
  journal: Incident[];
  /** What each note of the journal quotes, as text. */
  logs: Map<Incident, string>;
  pastes: Paste[];
  tuning: ReadonlySet<Kind>;
}

export interface Size {
  incidents: number;
  pastes: number;
}

export function makeWorld({ incidents, pastes }: Size, seed = 6): World {
  const tuning = new Set(KINDS.filter((_, index) => index % 2 === 0));
  const journal: Incident[] = [];
  const taken = new Set<string>();
  for (let number = 0; journal.length < incidents; number++) {
    const incident = drawIncident(KINDS[number % KINDS.length] as Kind, seed * 1_000_000 + number);
    const told = [...quotedAbouts(incident)].sort().join('\n');
    if (told === '' || taken.has(told)) continue;
    taken.add(told);
    journal.push(incident);
  }
  const logs = new Map(
    journal.map((incident, index) => [incident, noteLog(incident, seed * 2_000_000 + index)]),
  );
  const all = Array.from({ length: pastes }, (_, index) => {
    const at = seed * 3_000_000 + index;
    return index % 2 === 0
      ? pasteOf(new Random(at).pick(journal), journal, KINDS, at)
      : newPaste(journal, KINDS[(index >> 1) % KINDS.length] as Kind, KINDS, at);
  });
  return { journal, logs, pastes: all, tuning };
}

/** The log in a note: the first occurrence, as it came. */
function noteLog(incident: Incident, seed: number): string {
  const around = new Surroundings(new Random(seed), 0);
  const carrier = drawCarrier(incident.kind, around);
  const lines = incident.quoted.flatMap((part) => render(part, incident.kind, around));
  return lines
    .slice(0, 20)
    .map((line) =>
      carrier(
        line.logged ? logLine(line.text, incident.kind, around, line.about !== '') : line.text,
      ),
    )
    .join('\n');
}
