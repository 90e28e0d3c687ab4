/** The events of an iCalendar file: which of them hold, and which exceptions belong to which. */
import { all, type Component, first, textOf } from './component.ts';

/** An event with what changes single occurrences of it. */
export interface EventSeries {
  event: Component;
  /** The same event at single times (`RECURRENCE-ID`), moved or cancelled. */
  exceptions: Component[];
}

/** Messages between calendars that define no event: answers, proposals and requests. */
const NO_STATEMENT = new Set(['REPLY', 'COUNTER', 'DECLINECOUNTER', 'REFRESH']);

/**
 * The events that hold, over all calendars of a file. A cancellation (`METHOD:CANCEL` or `STATUS:CANCELLED`) takes away the
 * event that it names, and a later version of an event (`SEQUENCE`) takes the place of the earlier one.
 *
 * @throws RangeError where the file holds no events but something else, or answers to invitations.
 */
export function eventsOf(calendars: readonly Component[]): EventSeries[] {
  const stated: Component[] = [];
  for (const calendar of calendars) {
    const method = textOf(calendar, 'method')?.toUpperCase() ?? '';
    if (NO_STATEMENT.has(method)) {
      throw new RangeError(
        `The file holds a message between calendars (METHOD:${method}), not a calendar; export the calendar itself.`,
      );
    }
    const events = calendar.components.filter(({ name }) => name === 'vevent');
    stated.push(...(method === 'CANCEL' ? events.map(cancelled) : events));
  }
  if (stated.length === 0) checkEmpty(calendars);
  return [...byUid(stated).values()].flatMap(seriesOf);
}

/** A calendar without events has no vacations yet. One with something else is a wrong file. */
function checkEmpty(calendars: readonly Component[]): void {
  const kinds = new Set(calendars.flatMap(({ components }) => components.map(({ name }) => name)));
  kinds.delete('vtimezone');
  if (kinds.size === 0) return;
  const shown = [...kinds].map((kind) => kind.toUpperCase()).join(', ');
  const what = kinds.has('vfreebusy')
    ? `only free and busy times (${shown}), which do not say what is a vacation`
    : `no events, only ${shown}`;
  throw new RangeError(`The file holds ${what}; export the calendar with its events.`);
}

/** Marked, so that a cancellation by its method can be distinguished from one by its status. */
function cancelled(event: Component): Component {
  const status = ['status', {}, 'text', 'CANCELLED'] as const;
  const method = ['method', {}, 'text', 'CANCEL'] as const;
  return { ...event, properties: [status, method, ...event.properties] };
}

/** Events without a UID have nothing to do with each other. */
function byUid(events: readonly Component[]): Map<string, Component[]> {
  const groups = new Map<string, Component[]>();
  for (const [index, event] of events.entries()) {
    const uid = textOf(event, 'uid') || `without a UID, ${index}`;
    const group = groups.get(uid);
    if (group) group.push(event);
    else groups.set(uid, [event]);
  }
  return groups;
}

/** The events of one UID. */
function seriesOf(events: readonly Component[]): EventSeries[] {
  const isException = (event: Component) => first(event, 'recurrence-id') !== undefined;
  const exceptions = latest(events.filter(isException));
  const cancelling = events.filter((event) => !isException(event) && isCancelled(event));
  const holding = events.filter((event) => !isException(event) && !isCancelled(event));
  const newest = Math.max(...holding.map(sequenceOf), 0);
  // Broken programs give one UID to all events: only a number that says so makes one a later version.
  const masters = holding
    .filter((event) => sequenceOf(event) === newest)
    .filter((event) => !cancelling.some((by) => cancels(by, event)));
  if (masters.length === 0 && events.some((event) => !isException(event))) return [];
  if (masters.length === 0) {
    return exceptions.filter((event) => !isCancelled(event)).map((event) => alone(event));
  }
  return masters.map((event) => ({ event, exceptions }));
}

function alone(event: Component): EventSeries {
  return { event, exceptions: [] };
}

function cancels(by: Component, event: Component): boolean {
  if (sequenceOf(by) < sequenceOf(event)) return false;
  if (first(by, 'method') || sequenceOf(by) > sequenceOf(event)) return true;
  return String(first(by, 'dtstart')?.[3]) === String(first(event, 'dtstart')?.[3]);
}

/** Of the exceptions for one time, the latest version. */
function latest(exceptions: readonly Component[]): Component[] {
  const byTime = new Map<string, Component>();
  for (const event of exceptions) {
    const [, parameters, , value] = first(event, 'recurrence-id') ?? [];
    const key = JSON.stringify([parameters, value]);
    const other = byTime.get(key);
    if (other === undefined || sequenceOf(event) >= sequenceOf(other)) byTime.set(key, event);
  }
  return [...byTime.values()];
}

export function isCancelled(event: Component): boolean {
  return all(event, 'status').some(([, , , value]) => String(value).toUpperCase() === 'CANCELLED');
}

function sequenceOf(event: Component): number {
  return Number(textOf(event, 'sequence') ?? 0) || 0;
}
