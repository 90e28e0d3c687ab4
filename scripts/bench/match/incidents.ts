/** Incidents: what each is about, the lines that show it, and the log that its note quotes. */
import type { Kind } from './kinds/kind.ts';
import { Random } from './random.ts';
import { type Frame, frameLines, traceHead } from './stackTraces.ts';
import type { Surroundings } from './surroundings.ts';
import { fill, identity, identitySlots } from './template.ts';
import { functionName, type NameStyle, NOUNS, SlotValues } from './words.ts';

/** A part of an incident's log. */
export type Part =
  | { type: 'failure'; template: string; values: SlotValues }
  | { type: 'noise'; template: string; values: SlotValues }
  | { type: 'trace'; frames: Frame[] };

export interface Incident {
  id: string;
  kind: Kind;
  title: string;
  /** What the note quotes. */
  quoted: Part[];
  /** What else it may show. */
  more: Part[];
}

/** A rendered line, and what it is about: empty for noise. */
export interface Line {
  text: string;
  about: string;
  /** Whether the program's logger prefixes it; frames of a trace have no prefix. */
  logged: boolean;
}

/** Draws an incident of a kind. */
export function drawIncident(kind: Kind, seed: number): Incident {
  const random = new Random(seed);
  const style: NameStyle = ['jvm', 'node', 'dotnet', 'go'].includes(kind.stack ?? '')
    ? 'camel'
    : 'snake';
  const values = new SlotValues(random, style);
  const failures = random.shuffled(kind.failures).slice(0, random.whole(1, 4));
  const noise = random.shuffled(kind.noise).slice(0, random.whole(0, 2));
  const parts: Part[] = failures.map((template) => ({ type: 'failure', template, values }));
  if (kind.stack && random.chance(0.7)) {
    parts.splice(1, 0, { type: 'trace', frames: drawFrames(kind, style, random) });
  }
  for (const template of noise) {
    parts.splice(random.whole(0, parts.length), 0, { type: 'noise', template, values });
  }
  const more = random.shuffled(kind.failures.filter((template) => !failures.includes(template)));
  return {
    id: `2019-${String(random.whole(1, 12)).padStart(2, '0')}-${kind.name}-${values.of('Func').toLowerCase().replaceAll('_', '-')}-${seed % 10000}`,
    kind,
    title: titleOf(kind, values),
    quoted: parts,
    more: more
      .slice(0, random.whole(0, 2))
      .map((template) => ({ type: 'failure', template, values })),
  };
}

/**
 * Another incident much like one that the journal contains: the same noise, framework and mostly the same
 * words, but another cause.
 */
export function drawSibling(incident: Incident, seed: number): Incident {
  const random = new Random(seed);
  const style: NameStyle = ['jvm', 'node', 'dotnet', 'go'].includes(incident.kind.stack ?? '')
    ? 'camel'
    : 'snake';
  const slots = incident.quoted.flatMap((part) =>
    part.type === 'failure' ? identitySlots(part.template) : [],
  );
  const forgotten = random
    .shuffled([...new Set(slots)])
    .slice(0, Math.max(2, Math.ceil(slots.length * 0.6)));
  const fresh = new Map<SlotValues, SlotValues>();
  const renewed = (part: Part): Part => {
    if (part.type === 'trace') {
      return {
        type: 'trace',
        frames: [
          ...drawFrames(incident.kind, style, random).filter(({ own }) => own),
          ...part.frames.filter(({ own }) => !own),
        ],
      };
    }
    const values = fresh.get(part.values) ?? part.values.without(forgotten);
    fresh.set(part.values, values);
    return { ...part, values };
  };
  return {
    ...incident,
    id: `${incident.id}-sibling`,
    quoted: incident.quoted.map(renewed),
    more: incident.more.map(renewed),
  };
}

function drawFrames(kind: Kind, style: NameStyle, random: Random): Frame[] {
  const own = Array.from({ length: random.whole(1, 4) }, () => ({
    file: random.pick(NOUNS),
    name: functionName(random, style),
    own: true,
  }));
  const framework = random
    .shuffled(kind.frames ?? [])
    .slice(0, random.whole(1, 4))
    .map((frame) => {
      const colon =
        kind.stack === 'jvm' ||
        kind.stack === 'go' ||
        kind.stack === 'dotnet' ||
        kind.stack === 'rust'
          ? -1
          : frame.startsWith('node:')
            ? frame.indexOf(':', 5)
            : frame.indexOf(':');
      return { file: frame.slice(0, Math.max(colon, 0)), name: frame.slice(colon + 1), own: false };
    });
  return kind.stack === 'python' || random.chance(0.5)
    ? [...framework, ...own]
    : [...own, ...framework];
}

function titleOf(kind: Kind, values: SlotValues): string {
  return `${kind.name}: ${values.of('Reason').toLowerCase()} in ${values.of('Service')} ${values.of('Noun')}`;
}

/** The lines of a part, rendered for some surroundings. */
export function render(part: Part, kind: Kind, around: Surroundings): Line[] {
  if (part.type !== 'trace') {
    const about = part.type === 'noise' ? '' : identity(part.template, part.values);
    return [{ text: fill(part.template, part.values, around), about, logged: true }];
  }
  const stack = kind.stack as NonNullable<Kind['stack']>;
  const head = traceHead(stack).map((text) => ({ text, about: '', logged: false }));
  const frames = part.frames.flatMap((frame, depth) => {
    const about = `${frame.file}:${frame.name}`;
    return frameLines(frame, stack, around, depth).map((text) => ({ text, about, logged: false }));
  });
  return [...head, ...frames];
}

/** What an incident's note shows, line by line. */
export function quotedAbouts(incident: Incident): Set<string> {
  return new Set(incident.quoted.flatMap(abouts));
}

/** What a part is about, line by line; empty for noise. */
export function abouts(part: Part): string[] {
  if (part.type === 'noise') return [];
  if (part.type === 'failure') return [identity(part.template, part.values)];
  return part.frames.map((frame) => `${frame.file}:${frame.name}`);
}
