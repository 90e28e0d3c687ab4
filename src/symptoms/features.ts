/**
 * The features from which the probability of an incident is computed. They are few, and the direction of each is known:
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
  /** Nats of messages that match word for word, times the share of the incident's lines that the paste covers. */
  same: 1,
  /** The covered share of its lines, and its share of the paste's frames: these matter more the more candidates there are. */
  covered: 1,
  frames: 1,
  /** How many incidents have any evidence, and how many have more than half as much. */
  crowd: -1,
  near: -1,
  /** How clearly the strongest message names something else, times how many incidents have evidence. */
  renamed: -1,
  /** The share of error lines that are not in the incident, times the evidence, and times the number of lines. */
  missing: -1,
  missingOfMany: -1,
  /** If both have a stack trace: the share of the paste's frames that differ, times the number of lines. */
  otherTrace: -1,
} as const;

export type Features = Record<keyof typeof FEATURES, number>;

/** The fewest frames of a stack trace. */
const TRACE = 3;
/** Differing names that weigh this many nats certainly mean something else. */
const OTHER_NAMES = 8;
/** In a journal with fewer incidents than this, the prior dominates: one in a thousand has evidence by chance. */
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

/** How many of a thousand incidents would have evidence besides this one, as a logarithm. A small journal says little about that. */
function crowdElsewhere(having: number, incidents: number): number {
  const rate = (having - 1 + SMALL_JOURNAL / ELSEWHERE) / (incidents + SMALL_JOURNAL);
  return Math.log1p(rate * ELSEWHERE);
}

/** How many incidents are compared with the one in question. */
const MAX_RIVALS = 30;

/** The most, in nats, that the same lines tell for another incident. An incident with other lines is no rival: both may be present. */
function rivalry(evidence: Evidence, all: readonly Evidence[]): number {
  let most = 0;
  for (const rival of all.slice(0, MAX_RIVALS)) {
    if (rival !== evidence) most = Math.max(most, sharedTells(rival, evidence));
  }
  return most;
}

/** How much of an incident's log the paste contains, weighted by what each line tells, and whether that log has a stack trace. */
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
