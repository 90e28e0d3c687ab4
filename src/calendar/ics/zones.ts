/** The time zones of an iCalendar file: by their IANA name, by the file's own definition, by their Windows name. */
import { addDays, type PlainDate } from '../plainDate.ts';
import { instantOf, type ZonedTime, zonedTime } from '../zonedTime.ts';
import { all, type Component, first, textOf } from './component.ts';
import { type Budget, daysOfRule, type RecurValue } from './recurrence.ts';
import { WINDOWS_ZONES } from './windowsZones.ts';

/** Between the wall clock of a zone and instants, in milliseconds since 1970. */
export interface Zone {
  toInstant(wall: ZonedTime): number;
  toWall(instant: number): ZonedTime;
}

/**
 * A zone by its IANA name.
 *
 * @throws RangeError where the zone is unknown.
 */
export function ianaZone(name: string): Zone {
  zonedTime(0, name);
  return zoneNamed(name);
}

function zoneNamed(name: string): Zone {
  // A team's events often have the same hours, and computing a zone's time is slow.
  return {
    toInstant: remembered(
      (wall: ZonedTime) => instantOf(wall, name),
      ({ date, time }) => `${date} ${time}`,
    ),
    toWall: remembered((instant: number) => zonedTime(instant, name), String),
  };
}

function remembered<Input, Output>(
  work: (input: Input) => Output,
  keyOf: (input: Input) => string,
): (input: Input) => Output {
  const known = new Map<string, Output>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key) ?? work(input);
    if (known.size < MAX_REMEMBERED) known.set(key, found);
    return found;
  };
}

/** Enough for the hours of some years, and little memory. */
const MAX_REMEMBERED = 20_000;

/** Not checked when this file is loaded: asking the system for its first zone takes some 10 ms. */
export const UTC: Zone = zoneNamed('UTC');

/**
 * Finds the zones that the events of a calendar name.
 *
 * @param calendars what may define zones.
 * @returns the zone of a `TZID`. Throws a RangeError if the meaning of the name is not known.
 */
export function zoneFinder(
  calendars: readonly Component[],
  budget: Budget,
): (name: string) => Zone {
  const defined = new Map<string, Component>();
  for (const calendar of calendars) {
    for (const zone of calendar.components.filter(({ name }) => name === 'vtimezone')) {
      defined.set(textOf(zone, 'tzid') ?? '', zone);
    }
  }
  const known = new Map<string, Zone>();
  return (name) => {
    const zone = known.get(name) ?? findZone(name, defined.get(name), budget);
    known.set(name, zone);
    return zone;
  };
}

function findZone(name: string, definition: Component | undefined, budget: Budget): Zone {
  // Evolution and libical put a path in front: /freeassociation.sourceforge.net/Europe/Berlin.
  const parts = name.split('/');
  const names = [name, parts.slice(-3).join('/'), parts.slice(-2).join('/')];
  if (/^(tzone:\/\/Microsoft\/Utc|(Etc\/)?UTC|GMT|Z)$/i.test(name)) return UTC;
  for (const each of names) if (isIana(each)) return ianaZone(each);
  if (definition && definition.components.length > 0) return definedZone(definition, budget);
  const windows = Object.hasOwn(WINDOWS_ZONES, name) ? WINDOWS_ZONES[name] : undefined;
  if (windows !== undefined) return ianaZone(windows);
  throw new RangeError(
    `"${name}" is not a time zone that this system knows, and the file does not define it`,
  );
}

function isIana(name: string): boolean {
  try {
    zonedTime(0, name);
    return true;
  } catch {
    return false;
  }
}

/** When the clocks changed last, and to which distance from UTC, in milliseconds. */
interface Change {
  at: string;
  offset: number;
}

/** A zone as a `VTIMEZONE` defines it (RFC 5545, 3.6.5). */
function definedZone(definition: Component, budget: Budget): Zone {
  const byYear = new Map<string, Change[]>();
  const offsets = [
    ...new Set(definition.components.flatMap((part) => [offsetOf(part, 'tzoffsetto')])),
  ];
  const before = offsetOf(definition.components[0] as Component, 'tzoffsetfrom');
  const changesFor = (year: string): Change[] => {
    const changes = byYear.get(year) ?? changesAround(definition, year, budget);
    byYear.set(year, changes);
    return changes;
  };
  const toInstant = ({ date, time }: ZonedTime): number => {
    const wall = `${date} ${time}`;
    const change = changesFor(date.slice(0, 4)).findLast(({ at }) => at <= wall);
    return Date.parse(`${date}T${time}Z`) - (change?.offset ?? before);
  };
  const toWall = (instant: number): ZonedTime => {
    const walls = [...offsets, before].map((offset) => zonedTime(instant + offset, 'UTC'));
    const exact = walls.find((wall) => toInstant(wall) === Math.floor(instant / 60_000) * 60_000);
    return exact ?? (walls[0] as ZonedTime);
  };
  return { toInstant, toWall };
}

/** The changes that can matter in a year, in order, by the wall clock just before each. */
function changesAround(definition: Component, year: string, budget: Budget): Change[] {
  const window = { from: addDays(`${year}-01-01`, -366), to: `${year}-12-31` };
  const changes = definition.components.flatMap((part): Change[] => {
    const offset = offsetOf(part, 'tzoffsetto');
    const start = String(first(part, 'dtstart')?.[3] ?? '1601-01-01T00:00:00');
    const [date, time] = [start.slice(0, 10), start.slice(11, 16)];
    const repeated = all(part, 'rrule').flatMap(([, , , rule]) =>
      onsets(rule as RecurValue, date, window, budget),
    );
    const added = all(part, 'rdate').flatMap(([, , , ...days]) =>
      days.map((day) => String(day).slice(0, 10)),
    );
    return [date, ...repeated, ...added].map((day) => ({ at: `${day} ${time}`, offset }));
  });
  return changes.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function onsets(
  rule: RecurValue,
  start: PlainDate,
  window: { from: PlainDate; to: PlainDate },
  budget: Budget,
): PlainDate[] {
  const until = rule.until === undefined ? window.to : String(rule.until).slice(0, 10);
  return [...daysOfRule(rule, start, window, budget)].filter((day) => day <= until);
}

/** An offset as `+01:00`, in milliseconds. */
function offsetOf(part: Component, name: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)/.exec(textOf(part, name) ?? '') ?? [];
  if (sign === undefined) throw new RangeError('a time zone of the file has no offset from UTC');
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
