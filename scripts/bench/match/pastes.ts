/** Pastes: an occurrence of incidents as somebody copied it, with typical damage. */
import {
  abouts,
  drawIncident,
  drawSibling,
  type Incident,
  type Line,
  type Part,
  render,
} from './incidents.ts';
import type { Kind } from './kinds/kind.ts';
import { LANGUAGES, translate } from './languages.ts';
import { type Carrier, colour, drawCarrier, logLine } from './loggers.ts';
import { Random } from './random.ts';
import { Surroundings } from './surroundings.ts';
import { SlotValues } from './words.ts';

export const DAMAGES = [
  'cut',
  'wrapped',
  'interleaved',
  'other release',
  'other language',
  'colours',
  'long lines cut',
  'smart quotes',
  'one line',
  '2 to 10 lines',
  '11 to 200 lines',
] as const;
type Damage = (typeof DAMAGES)[number];

export interface Paste {
  text: string;
  kind: Kind;
  damages: Damage[];
  /** What its lines are about, before damage. */
  about: Set<string>;
  /** Its origin: an incident of the journal, a new incident, or a sibling of a known one. */
  origin: 'journal' | 'new' | 'sibling';
  /** The incidents that it contains; the first is the one that was requested. */
  incidents: Incident[];
}

interface Sized {
  lines: Line[];
  /** The lines as written, with prefixes. */
  written: string[];
}

/** A paste of an incident that the journal contains; sometimes with a second one in it. */
export function pasteOf(
  incident: Incident,
  others: readonly Incident[],
  kinds: readonly Kind[],
  seed: number,
): Paste {
  const random = new Random(seed);
  const both = random.chance(0.05) ? [incident, random.pick(others)] : [incident];
  return makePaste(both, kinds, random, 'journal');
}

/** A paste of an incident that is not in the journal; every third is a sibling of one that is. */
export function newPaste(
  journal: readonly Incident[],
  kind: Kind,
  kinds: readonly Kind[],
  seed: number,
): Paste {
  const random = new Random(seed);
  const same = journal.filter((incident) => incident.kind === kind);
  const sibling = random.chance(1 / 3);
  const incident = sibling ? drawSibling(random.pick(same), seed) : drawIncident(kind, seed);
  return makePaste([incident], kinds, random, sibling ? 'sibling' : 'new');
}

function makePaste(
  incidents: readonly Incident[],
  kinds: readonly Kind[],
  random: Random,
  origin: Paste['origin'],
): Paste {
  const [incident] = incidents as [Incident];
  const damages: Damage[] = [];
  const happens = (damage: Damage, probability: number) => {
    if (!random.chance(probability)) return false;
    damages.push(damage);
    return true;
  };
  const around = new Surroundings(random, happens('other release', 0.3) ? 1 : 0);
  const length = Math.round(Math.exp(random.next() * Math.log(200)));
  damages.push(length === 1 ? 'one line' : length <= 10 ? '2 to 10 lines' : '11 to 200 lines');
  const carrier = drawCarrier(incident.kind, around);
  const { lines, written } = occurrences(incidents, length, around, carrier);
  let output = written;
  if (happens('interleaved', 0.3)) output = interleave(output, kinds, around);
  if (happens('other language', 0.08)) {
    const phrases = random.pick(Object.values(LANGUAGES));
    output = output.map((line) => translate(line, phrases));
  }
  if (happens('long lines cut', 0.05)) output = output.map((line) => line.slice(0, 110));
  if (happens('wrapped', 0.25))
    output = output.flatMap(
      (line) => line.replaceAll('\t', '        ').match(/.{1,80}/gs) ?? [line],
    );
  if (happens('smart quotes', 0.04))
    output = output.map((line) => line.replace(/"([^"]*)"/g, '“$1”').replaceAll("'", '’'));
  if (happens('colours', 0.12))
    output = output.map((line) => (random.chance(0.5) ? colour(line, random) : line));
  if (happens('cut', 0.4)) output = cutEnds(output, random);
  return {
    text: output.join('\n'),
    kind: incident.kind,
    damages,
    about: new Set(lines.map(({ about }) => about).filter(Boolean)),
    origin,
    incidents: [...incidents],
  };
}

/** A window of the program's output that contains at least one quoted line of each incident. */
function occurrences(
  incidents: readonly Incident[],
  length: number,
  around: Surroundings,
  carrier: Carrier,
): Sized {
  const { random } = around;
  const stretches = incidents.map((incident) => {
    const quoted = new Set(incident.quoted.flatMap(abouts));
    const all: Line[] = [];
    const parts = released(incident, around);
    const rounds = random.chance(0.3) ? random.whole(2, 5) : 1;
    for (let round = 0; round < rounds; round++) {
      for (const part of parts) {
        all.push(...render(part, incident.kind, around));
        for (let count = random.chance(0.3) ? random.whole(1, 3) : 0; count > 0; count--)
          all.push(noiseLine(incident.kind, around));
      }
    }
    while (all.length < length)
      random.chance(0.5)
        ? all.push(noiseLine(incident.kind, around))
        : all.unshift(noiseLine(incident.kind, around));
    const telling = all.flatMap(({ about }, index) => (quoted.has(about) ? [index] : []));
    const anchor = random.pick(telling);
    const from = Math.max(0, Math.min(anchor - random.whole(0, length - 1), all.length - length));
    const lines = all.slice(from, from + length);
    return {
      lines,
      written: lines.map((line) =>
        carrier(
          line.logged ? logLine(line.text, incident.kind, around, line.about !== '') : line.text,
        ),
      ),
    };
  });
  return {
    lines: stretches.flatMap(({ lines }) => lines),
    written: stretches.flatMap(({ written }) => written),
  };
}

/** The parts as this release of the programs has them: another one lacks a frame here and renames one there. */
function released(incident: Incident, around: Surroundings): Part[] {
  const { random, release } = around;
  return [...incident.quoted, ...incident.more].map((part) => {
    if (part.type !== 'trace' || release === 0) return part;
    const frames = part.frames.flatMap((frame) => {
      if (random.chance(frame.own ? 0.1 : 0.3)) return [];
      return random.chance(0.15) ? [{ ...frame, name: `${frame.name}2` }] : [frame];
    });
    return { ...part, frames };
  });
}

const NO_VALUES = new SlotValues({ pick: (items) => items[0] as never }, 'snake');

function noiseLine(kind: Kind, around: Surroundings): Line {
  const part: Part = { type: 'noise', template: around.random.pick(kind.noise), values: NO_VALUES };
  return render(part, kind, around)[0] as Line;
}

function interleave(
  lines: readonly string[],
  kinds: readonly Kind[],
  around: Surroundings,
): string[] {
  const { random } = around;
  const other = random.pick(kinds);
  const carrier = drawCarrier(other, around);
  const share = random.pick([0.2, 0.5, 1]);
  return lines.flatMap((line) => {
    const count = random.chance(share) ? random.whole(1, 2) : 0;
    const between = Array.from({ length: count }, () =>
      carrier(logLine(noiseLine(other, around).text, other, around, false)),
    );
    return [line, ...between];
  });
}

function cutEnds(lines: readonly string[], random: Random): string[] {
  const copy = [...lines];
  const [first = ''] = copy;
  copy[0] = first.slice(
    random.whole(0, Math.floor(first.length * (copy.length === 1 ? 0.4 : 0.9))),
  );
  const last = copy.at(-1) ?? '';
  copy[copy.length - 1] = last.slice(
    0,
    Math.ceil(last.length * (copy.length === 1 ? 0.6 + 0.4 * random.next() : random.next())),
  );
  return copy;
}
