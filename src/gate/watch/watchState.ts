/** What a watch knows of each rule, and what a round changes in it. Pure: the clock, the checks and the channels are elsewhere. */
import * as z from 'zod';
import type { Source } from '../../rules/model.ts';

const Instant = z.iso.datetime();

/** One rule, as the rounds so far found it. */
const WatchedState = z.object({
  /** Rounds in a row that found it failing. */
  failures: z.int().min(0),
  /** Since when it is as it is now. */
  since: Instant,
  /** What the last round found, and the last round that found it good. */
  found: z.string(),
  foundGood: z.string().optional(),
  /** People know that it fails: when it was confirmed, and when they were told last. */
  noticed: Instant.optional(),
  toldAt: Instant.optional(),
});
type WatchedState = z.infer<typeof WatchedState>;

/** One outage from its first failure to its end: half a note. */
const Outage = z.object({
  rule: z.string(),
  text: z.string(),
  began: Instant,
  noticed: Instant,
  restored: Instant.optional(),
  found: z.string(),
  detail: z.string().optional(),
});
export type Outage = z.infer<typeof Outage>;

/** `.belay/watch.json`. */
export const WatchState = z.object({
  version: z.literal(1),
  rules: z.record(z.string(), WatchedState).default({}),
  outages: z.array(Outage).default([]),
});
export type WatchState = z.infer<typeof WatchState>;

export const EMPTY_STATE: WatchState = { version: 1, rules: {}, outages: [] };

/** Outages that are remembered. */
const OUTAGES_KEPT = 50;

/** What a round found out about one rule. */
export interface Looked {
  rule: string;
  text: string;
  good: boolean;
  found: string;
  detail?: string;
  because?: string;
  source: Pick<Source, 'title' | 'url' | 'path'>;
  recovery: readonly string[];
}

export type EventKind = 'failed' | 'still-failing' | 'recovered';

/** Something that people are told. */
export interface WatchEvent extends Looked {
  kind: EventKind;
  /** When it began to fail, when that was confirmed, and when it ended. */
  began: string;
  noticed: string;
  restored?: string;
  /** What was found when it was good last. */
  before?: string;
}

export interface Settings {
  /** Rounds in a row that must fail before anybody is told. */
  confirm: number;
  /** Milliseconds after which people are told again that a rule still fails. */
  remind: number;
}

/** What there is to tell about a rule after a round, if anything, and what is known of it from then on. */
export interface Step {
  next: WatchedState;
  event?: WatchEvent;
}

/**
 * Takes what a round found out about one rule.
 *
 * Only changes are told, and a change is told until `afterTelling` says that it arrived.
 */
export function step(
  before: WatchedState | undefined,
  looked: Looked,
  now: Date,
  { confirm, remind }: Settings,
): Step {
  const at = now.toISOString();
  const known = before ?? { failures: 0, since: at, found: looked.found };
  if (looked.good) {
    if (known.noticed === undefined) {
      const since = known.failures === 0 ? known.since : at;
      return { next: { failures: 0, since, found: looked.found, foundGood: looked.found } };
    }
    // Until people know that it is good again, it counts as failing.
    const { since: began, noticed } = known;
    const event: WatchEvent = { ...looked, kind: 'recovered', began, noticed, restored: at };
    return { next: { ...known, found: looked.found }, event };
  }
  const failures = known.failures + 1;
  const since = known.failures === 0 && known.noticed === undefined ? at : known.since;
  const next: WatchedState = { ...known, failures, since, found: looked.found };
  if (failures < confirm) return { next };
  const kind = known.noticed === undefined ? 'failed' : 'still-failing';
  const noticed = known.noticed ?? at;
  if (kind === 'still-failing' && !isDue(known.toldAt ?? noticed, now, remind)) return { next };
  const beside = known.foundGood === undefined ? {} : { before: known.foundGood };
  return { next, event: { ...looked, ...beside, kind, began: since, noticed } };
}

/** Whether so long has passed. A clock that was set back makes nothing due. */
function isDue(last: string, now: Date, length: number): boolean {
  return now.getTime() - Date.parse(last) >= length;
}

/** What is known of a rule once people were told of an event. */
export function afterTelling(
  state: WatchedState,
  { kind, found, noticed, restored }: WatchEvent,
  now: Date,
): WatchedState {
  if (kind === 'recovered') {
    return { failures: 0, since: restored ?? now.toISOString(), found, foundGood: found };
  }
  return { ...state, noticed, toldAt: now.toISOString() };
}

/** The outages with what an event says of them. */
export function outagesAfter(outages: readonly Outage[], event: WatchEvent): Outage[] {
  const { kind, rule, text, began, noticed, restored, found, detail } = event;
  if (kind === 'still-failing') return [...outages];
  const open = outages.findLast((outage) => outage.rule === rule && outage.restored === undefined);
  if (kind === 'recovered') {
    return outages.map((outage) =>
      outage === open ? { ...outage, restored: restored ?? began } : outage,
    );
  }
  const outage = { rule, text, began, noticed, found, ...(detail && { detail }) };
  return [...outages.filter((each) => each !== open), outage].slice(-OUTAGES_KEPT);
}
