/**
 * What the probability of an incident is worked out from. Few, and each with a direction that is known beforehand:
 * the fit may leave one out, but not reverse it. Some are products: how much one thing matters depends on another.
 */
import { lineTells } from './compareLine.ts';
import { type Evidence, sharedTells } from './evidence.ts';
import type { OpenIndex } from './openIndex.ts';
import type { Sighting } from './sighter.ts';
import { LINE_COUNTS_FOR } from './tells.ts';
import { ELSEWHERE } from './words.ts';

/** The features in order, with the direction of each: whether more of it speaks for the incident, or against it. */
export const FEATURES = {
  /** The share of the paste's messages that the incident explains. */
  explained: 1,
  /** How much more these lines tell for this incident than for any other. */
  apart: 1,
  /** Nats of messages that are the incident's word for word, by the share of its lines that the paste covers. */
  same: 1,
  /** The share of its lines that is covered, and of the paste's frames that are its own: these decide in a crowd. */
  covered: 1,
  frames: 1,
  /** Incidents with any evidence, and with more than half as much. */
  crowd: -1,
  near: -1,
  /** The strongest message names something else, by how many incidents have evidence. */
  renamed: -1,
  /** The share of the lines that speak of trouble that are not in the incident, by what the others tell, and by the lines of the paste. */
  missing: -1,
  missingOfMany: -1,
  /** Both have a stack trace: the share of the paste's frames that are others, by the lines of the paste. */
  otherTrace: -1,
} as const;

export type Features = Record<keyof typeof FEATURES, number>;

/** A trace has at least so many frames. */
const TRACE = 3;
/** Names that weigh so many nats are others for certain. */
const OTHER_NAMES = 8;
/** Until a journal has more incidents than this, one in a thousand is believed to have evidence by chance. */
const SMALL_JOURNAL = 100;

/** @param all the evidence for each incident that has any, strongest first. */
export function featuresOf(
  evidence: Evidence,
  all: readonly Evidence[],
  sighting: Sighting,
  index: OpenIndex,
): Features {
  const { covered, hasTrace } = coverage(evidence, sighting, index);
  const { messages } = sighting;
  const lines = Math.log1p(sighting.distinct);
  const crowd = Math.log1p(all.length);
  const missing = share(messages.loud - evidence.loud, messages.loud);
  const frames = share(evidence.frames, sighting.frames);
  const renamed = Math.tanh((evidence.strongest?.renamed ?? 0) / OTHER_NAMES);
  return {
    explained: share(evidence.explained, messages.nats),
    apart: Math.log((evidence.nats + 1) / (rivalry(evidence, all) + 1)),
    same: Math.log1p(evidence.same) * covered,
    covered: crowd * covered,
    frames: crowd * frames,
    crowd,
    near: Math.log1p(all.filter((other) => other.nats > evidence.nats / 2).length),
    renamed: renamed * crowdElsewhere(all.length, index.incidents.length),
    missing: missing * (evidence.nats / 10),
    missingOfMany: missing * lines,
    otherTrace: hasTrace && sighting.frames >= TRACE ? (1 - frames) * lines : 0,
  };
}

/** How many of a thousand incidents would have evidence besides this one, as a logarithm. A small journal says little of that. */
function crowdElsewhere(having: number, incidents: number): number {
  const rate = (having - 1 + SMALL_JOURNAL / ELSEWHERE) / (incidents + SMALL_JOURNAL);
  return Math.log1p(rate * ELSEWHERE);
}

/** So many incidents are looked at for what they share with the one in question. */
const RIVALS = 30;

/** The most, in nats, that the same lines tell for another incident. One with lines of its own is no rival: both may be there. */
function rivalry(evidence: Evidence, all: readonly Evidence[]): number {
  let most = 0;
  for (const rival of all.slice(0, RIVALS)) {
    if (rival !== evidence) most = Math.max(most, sharedTells(rival, evidence));
  }
  return most;
}

/** How much of an incident's log the paste has, by what each line tells, and whether that log has a stack trace of its own. */
function coverage({ incident }: Evidence, { seen }: Sighting, index: OpenIndex) {
  let whole = 0;
  let there = 0;
  let frames = 0;
  for (const line of index.linesWithIncident[incident] ?? []) {
    const tells = Math.min(LINE_COUNTS_FOR, lineTells(line, index));
    const sight = seen.get(line);
    whole += tells;
    if (sight) there += tells * Math.min(sight.likeness, sight.covers);
    if (index.isFrame(line) && !index.background.has(line)) frames++;
  }
  return { covered: share(there, whole), hasTrace: frames >= TRACE };
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
}
