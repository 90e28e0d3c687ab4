/**
 * What a page reads of the journal while it is rendered. A page whose reads all give the same values as last time
 * would be rendered the same, so a build can keep it.
 */
import { createHash, hash } from 'node:crypto';
import { sharedJournal } from './journal/sharedJournal.ts';
import type { SiteJournal } from './journal/siteJournal.ts';

/** Digests of the values that were read, by name and arguments (as JSON). */
export type Reads = Record<string, string>;

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

interface Tracking {
  /** The reads of the page that is being rendered now. */
  current?: { reads: Reads; traceable: boolean };
  /** Digests for one state of the journal. */
  digests: WeakMap<SiteJournal, Map<string, string>>;
  /** Digests of notes, rules and other parts of the journal, which never change. */
  parts: WeakMap<object, string>;
  /** The functions that compute values, by name, for `digestNow`. */
  makers: Map<string, (...args: never[]) => unknown>;
}

/** Astro bundles the pages separately from the code that builds them: they share only the global object. */
const KEY = Symbol.for('belay.reads');
const all = globalThis as { [KEY]?: Tracking };
all[KEY] ??= { digests: new WeakMap(), parts: new WeakMap(), makers: new Map() };
const tracking = all[KEY];

/**
 * Makes a function that pages call to read something of the journal. Each call is noted for the page that is
 * being rendered.
 *
 * @param name unique among the reads.
 * @param make computes the value. Arguments and value are plain data, and the same arguments give the same
 *   value for one state of the journal.
 * @param shown the part of the value that pages can show, if that is not all of it.
 */
export function read<Args extends readonly Json[], Value>(
  name: string,
  make: (...args: Args) => Value,
  shown: (value: Value) => unknown = (value) => value,
): (...args: Args) => Value {
  tracking.makers.set(name, (...args: never[]) => shown(make(...(args as unknown as Args))));
  return (...args) => {
    const value = make(...args);
    if (tracking.current) {
      const key = JSON.stringify([name, ...args]);
      tracking.current.reads[key] ??= digestOnce(key, () => shown(value));
    }
    return value;
  };
}

/** Marks the page that is being rendered as one that shows something besides reads, so it cannot be kept. */
export function readsMore(): void {
  if (tracking.current) tracking.current.traceable = false;
}

/**
 * Renders one page, and records what it reads.
 *
 * @param draw no other page may be rendered until it is done.
 * @returns the reads; undefined if they do not cover everything that the page shows.
 */
export async function readsOf<Drawn>(
  draw: () => Promise<Drawn>,
): Promise<{ drawn: Drawn; reads: Reads | undefined }> {
  const current = { reads: {}, traceable: true };
  tracking.current = current;
  try {
    const drawn = await draw();
    return { drawn, reads: current.traceable ? current.reads : undefined };
  } finally {
    delete tracking.current;
  }
}

/**
 * Whether all reads would give now what they gave then. A read that fails, or no longer exists, would not.
 */
export function sameAsNow(reads: Reads): boolean {
  return Object.entries(reads).every(([key, digest]) => digestNow(key) === digest);
}

function digestNow(key: string): string | undefined {
  const [name, ...args] = JSON.parse(key) as [string, ...never[]];
  const make = tracking.makers.get(name);
  if (!make) return undefined;
  try {
    return digestOnce(key, () => make(...args));
  } catch {
    return undefined;
  }
}

function digestOnce(key: string, value: () => unknown): string {
  const journal = sharedJournal();
  const known = tracking.digests.get(journal) ?? new Map<string, string>();
  tracking.digests.set(journal, known);
  const digest = known.get(key) ?? digestOf(value());
  known.set(key, digest);
  return digest;
}

/**
 * The digest of a value. Of a list it is made of the digests of its items: a list of all notes would be a text of many
 * megabytes, and most items are read alone, too.
 */
function digestOf(value: unknown): string {
  if (!Array.isArray(value)) return digestOfPart(value);
  // An empty list is not the same as nothing.
  const sum = createHash('sha256').update('[');
  for (const item of value) sum.update(digestOfPart(item));
  return sum.digest('base64');
}

function digestOfPart(value: unknown): string {
  const known = isObject(value) ? tracking.parts.get(value) : undefined;
  if (known !== undefined) return known;
  const digest = hash('sha256', JSON.stringify(value) ?? '', 'base64');
  if (isObject(value)) tracking.parts.set(value, digest);
  return digest;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
