/**
 * What the probability of an incident is worked out from. Few, and each with a direction that is known beforehand:
 * the fit may leave one out, but not turn it round.
 */
import { lineTells } from './compareLine.ts';
import { type Evidence, sharedTells } from './evidence.ts';
import type { OpenIndex } from './openIndex.ts';
import type { Sighting } from './sighter.ts';
import { LINE_COUNTS_FOR } from './tells.ts';

/** The features in order, with the direction of each: whether more of it speaks for the incident, or against it. */
export const FEATURES = {
  /** Nats of stack frames; logarithms, as each further nat matters less. */
  frames: 1,
  /** Nats of messages that are the incident's word for word. */
  same: 1,
  /** Nats of the strongest message, by how alike it is. */
  strongest: 1,
  /** All nats, a tenth of them. */
  nats: 1,
  /** The share of the paste's messages that the incident explains. */
  explained: 1,
  /** The share of the incident's lines that the paste covers: all of them, and messages alone. */
  covered: 1,
  coveredMessages: 1,
  /** How much more these lines tell for this incident than for any other. */
  apart: 1,
  /** Incidents with any evidence, and with more than half as much. */
  crowd: -1,
  near: -1,
  /** Lines of the paste: more of them, more coincidences. */
  distinct: -1,
  /** The share of the lines that speak of trouble that are not in the incident. */
  missing: -1,
  /** Both have a stack trace, and no frame in common. */
  otherTrace: -1,
} as const;

export type Features = Record<keyof typeof FEATURES, number>;

/** A trace has at least so many frames. */
const TRACE = 3;

/** @param all the evidence for each incident that has any, strongest first. */
export function featuresOf(
  evidence: Evidence,
  all: readonly Evidence[],
  sighting: Sighting,
  index: OpenIndex,
): Features {
  const { nats, frames, same, strongest, explained } = evidence;
  const { covered, coveredMessages, hasTrace } = coverage(evidence, sighting, index);
  const { messages } = sighting;
  return {
    frames: Math.log1p(frames),
    same: Math.log1p(same),
    strongest: Math.log1p(strongest),
    nats: nats / 10,
    explained: share(explained, messages.nats),
    covered,
    coveredMessages,
    apart: Math.log((nats + 1) / (rivalry(evidence, all) + 1)),
    crowd: Math.log1p(all.length),
    near: Math.log1p(all.filter((other) => other.nats > nats / 2).length),
    distinct: Math.log1p(sighting.distinct),
    missing: share(messages.loud - evidence.loud, messages.loud),
    otherTrace: hasTrace && sighting.frames >= TRACE && frames < 1 ? 1 : 0,
  };
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

/** How much of an incident's log the paste has, by what each line tells. */
function coverage({ incident }: Evidence, { seen }: Sighting, index: OpenIndex) {
  const whole = { all: 0, messages: 0 };
  const there = { all: 0, messages: 0 };
  let hasTrace = false;
  for (const line of index.linesWithIncident[incident] ?? []) {
    const tells = Math.min(LINE_COUNTS_FOR, lineTells(line, index));
    const sight = seen.get(line);
    const covered = sight ? tells * Math.min(sight.likeness, sight.covers) : 0;
    const frame = index.isFrame(line);
    whole.all += tells;
    there.all += covered;
    if (!frame) {
      whole.messages += tells;
      there.messages += covered;
    }
    hasTrace ||= frame && !index.background.has(line);
  }
  return {
    covered: share(there.all, whole.all),
    coveredMessages: share(there.messages, whole.messages),
    hasTrace,
  };
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
}
