/** The state of a watch for each rule, and how a round changes it. Pure: the clock, the checks and the channels are elsewhere. */
import * as z from 'zod';
import type { Source } from '../../rules/model.ts';
import { MAX_OUTAGES } from '../tuning.ts';

const Instant = z.iso.datetime();

/** The state of one rule after the rounds so far. */
const WatchedState = z.object({
  /** How many rounds in a row found it failing. */
  failures: z.int().min(0),
  /** When its current state began. */
  since: Instant,
  /** The finding of the last round, and of the last round that found it good. */
  found: z.string(),
  foundGood: z.string().optional(),
  /** Set if people know that it fails: when that was confirmed, and when they were last notified. */
  noticed: Instant.optional(),
  toldAt: Instant.optional(),
  /** When a failure was confirmed of which nobody could be notified yet. */
  untold: Instant.optional(),
  /** Since when a rule with `for=` that fails has been good again. */
  goodSince: Instant.optional(),
  /** The id of the message that is being sent. It is written before the message leaves, and goes when that is known to have arrived or not. */
  sending: z.string().optional(),
});
type WatchedState = z.infer<typeof WatchedState>;

/** One outage from its first failure to its end: the start of a note. */
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

/** What a round found out about one rule. */
export interface Looked {
  rule: string;
  text: string;
  good: boolean;
  /** Milliseconds for which it has to fail, or be good again, before that counts: `for=` of the rule. */
  holds?: number;
  found: string;
  detail?: string;
  because?: string;
  source: Pick<Source, 'title' | 'url' | 'path'>;
  recovery: readonly string[];
}

export type EventKind = 'failed' | 'still-failing' | 'recovered';

/** An event to notify people about. */
export interface WatchEvent extends Looked {
  kind: EventKind;
  /** When it began to fail, when that was confirmed, and when it ended. */
  began: string;
  noticed: string;
  restored?: string;
  /** The last good finding. */
  before?: string;
}

export interface Settings {
  /** How many rounds in a row must fail before anyone is notified. */
  confirm: number;
  /** Milliseconds after which people are notified again that a rule still fails. */
  remind: number;
}

/** The event after a round, if there is one, and the new state of the rule. */
export interface Step {
  next: WatchedState;
  event?: WatchEvent;
}

/**
 * Updates the state of one rule with the finding of a round.
 *
 * Only changes are events. A change stays an event until `afterTelling` says that the message arrived.
 */
export function step(
  before: WatchedState | undefined,
  looked: Looked,
  now: Date,
  { confirm, remind }: Settings,
): Step {
  const at = now.toISOString();
  const known = before ?? { failures: 0, since: at, found: looked.found };
  const { holds } = looked;
  if (looked.good) {
    const { since: began, noticed = known.untold } = known;
    if (noticed === undefined) {
      const since = known.failures === 0 ? known.since : at;
      return { next: { failures: 0, since, found: looked.found, foundGood: looked.found } };
    }
    // It counts as failing until people know that it is good again, even if they could not be notified that it failed.
    const goodSince = notAhead(known.goodSince, now);
    const next = { ...known, found: looked.found, goodSince };
    if (holds !== undefined && !isDue(goodSince, now, holds)) return { next };
    return { next, event: { ...looked, kind: 'recovered', began, noticed, restored: goodSince } };
  }
  const failures = known.failures + 1;
  const isNew = known.failures === 0 && (known.noticed ?? known.untold) === undefined;
  const since = isNew ? at : known.since;
  const { goodSince: _, ...kept } = known;
  const next: WatchedState = { ...kept, failures, since, found: looked.found };
  if (known.noticed === undefined) {
    const lasting = notAhead(since, now);
    const counts = holds === undefined ? failures >= confirm : isDue(lasting, now, holds);
    if (!counts) return { next: { ...next, since: lasting } };
  }
  const kind = known.noticed === undefined ? 'failed' : 'still-failing';
  const noticed = known.noticed ?? known.untold ?? at;
  if (kind === 'still-failing') {
    // After a clock was set back, the time until the next reminder begins again.
    const toldAt = notAhead(known.toldAt ?? noticed, now);
    if (!isDue(toldAt, now, remind)) return { next: { ...next, toldAt } };
  } else next.untold = noticed;
  const beside = known.foundGood === undefined ? {} : { before: known.foundGood };
  return { next, event: { ...looked, ...beside, kind, began: since, noticed } };
}

/** A time, or the present if it is not known or still to come: then the clock was set back. */
function notAhead(time: string | undefined, now: Date): string {
  const at = now.toISOString();
  return time === undefined || time > at ? at : time;
}

/** Whether this much time has passed. */
function isDue(last: string, now: Date, length: number): boolean {
  return now.getTime() - Date.parse(last) >= length;
}

/** The state of a rule after people were notified of an event. */
export function afterTelling(
  state: WatchedState,
  { kind, found, noticed, restored }: WatchEvent,
  now: Date,
): WatchedState {
  if (kind === 'recovered') {
    return { failures: 0, since: restored ?? now.toISOString(), found, foundGood: found };
  }
  const { sending: _, untold: __, ...kept } = state;
  return { ...kept, noticed, toldAt: now.toISOString() };
}

/** The state of a rule while a message is on its way; or, without an id, when none is any more. */
export function withSending(state: WatchState, rule: string, id?: string): WatchState {
  const known = state.rules[rule];
  if (!known) return state;
  const { sending: _, ...kept } = known;
  const next = id === undefined ? kept : { ...kept, sending: id };
  return { ...state, rules: { ...state.rules, [rule]: next } };
}

/** The outages, updated with an event. */
export function outagesAfter(outages: readonly Outage[], event: WatchEvent): Outage[] {
  const { kind, rule, text, began, noticed, restored, found, detail } = event;
  if (kind === 'still-failing') return [...outages];
  const open = outages.findLast((outage) => outage.rule === rule && outage.restored === undefined);
  // Without an open one, nobody could be notified while it lasted.
  if (kind === 'recovered' && open) {
    return outages.map((outage) =>
      outage === open ? { ...outage, restored: restored ?? began } : outage,
    );
  }
  const outage = {
    ...{ rule, text, began, noticed, found },
    ...(detail && { detail }),
    ...(restored && { restored }),
  };
  return [...outages.filter((each) => each !== open), outage].slice(-MAX_OUTAGES);
}
