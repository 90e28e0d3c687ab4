/**
 * Functions that accept what a schema of zod accepts, and give what zod would give: the same fields, in the order of the
 * schema, with defaults. Where they are not sure, they say so: they may refuse more than zod, never less.
 */

import type { AnyScript } from './anyScript.ts';

/** The value that is accepted, or `UNSURE`. */
export type Accept = (value: unknown) => unknown;

export const UNSURE = Symbol('zod decides');

const DATE =
  '\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';
const PLAIN_DATE = new RegExp(`^${DATE}$`);
const DATE_TIME = new RegExp(`^${DATE}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?Z$`);
const EMAIL = /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+\.)+[a-z]{2,}$/i;
/** zod removes white space from addresses. */
const ADDRESS = /^https?:\/\/[\x21-\x7e]+$/;

/** What a text has to be like. */
export interface Limits {
  /** How many characters it has. */
  least?: number;
  most?: number;
  pattern?: RegExp | AnyScript;
}

function when(holds: (value: unknown) => boolean): Accept {
  return (value) => (holds(value) ? value : UNSURE);
}

function matching(pattern: RegExp): Accept {
  return when((value) => typeof value === 'string' && pattern.test(value));
}

export function isMatch(pattern: RegExp | AnyScript, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** An option of a union, and the type of its values. */
interface Option {
  accept: Accept;
  /** As `typeof`, or `array`. */
  kind: string | undefined;
}

/** A field of an object. */
interface Member {
  key: string;
  accept: Accept;
  mayBeMissing: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

function firstFields(
  value: Fields,
  keys: readonly string[],
  count: number,
): Record<string, unknown> {
  return Object.fromEntries(keys.slice(0, count).map((key) => [key, value[key]]));
}

/** An object as JSON has it. */
function isPlain(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !Object.hasOwn(value, '__proto__')
  );
}

export const accepts = {
  /** One function for all limits: files have many texts. */
  text({ least = 0, most = Number.POSITIVE_INFINITY, pattern }: Limits): Accept {
    return (value) => {
      if (typeof value !== 'string' || value.length < least || value.length > most) return UNSURE;
      return pattern === undefined || isMatch(pattern, value) ? value : UNSURE;
    };
  },

  boolean: when((value) => typeof value === 'boolean'),
  int: when(Number.isSafeInteger),
  email: matching(EMAIL),
  date: matching(PLAIN_DATE),
  dateTime: matching(DATE_TIME),

  /** @param protocol without the colon. */
  url(protocol: RegExp): Accept {
    return when(
      (value) =>
        typeof value === 'string' &&
        ADDRESS.test(value) &&
        URL.canParse(value) &&
        protocol.test(value.slice(0, value.indexOf(':'))),
    );
  },

  oneOf(values: readonly unknown[]): Accept {
    if (values.length === 1) {
      const [only] = values;
      return (value) => (value === only ? value : UNSURE);
    }
    const known = new Set(values);
    return (value) => (known.has(value) ? value : UNSURE);
  },

  /** Gives the same array where all items are accepted as they are. */
  array(item: Accept): Accept {
    return (value) => {
      if (!Array.isArray(value)) return UNSURE;
      let items: unknown[] | undefined;
      for (let index = 0; index < value.length; index++) {
        const accepted = item(value[index]);
        if (accepted === UNSURE) return UNSURE;
        if (items === undefined && accepted !== value[index]) items = value.slice(0, index);
        items?.push(accepted);
      }
      return items ?? value;
    };
  },

  record(key: Accept, member: Accept): Accept {
    return (value) => {
      if (!isPlain(value)) return UNSURE;
      const members: Record<string, unknown> = {};
      for (const name of Object.keys(value)) {
        const accepted = key(name) === name ? member(value[name]) : UNSURE;
        if (accepted === UNSURE) return UNSURE;
        members[name] = accepted;
      }
      return members;
    };
  },

  /**
   * Gives the same object where its fields are in the order of the schema and accepted as they are: a large file is not
   * copied.
   *
   * @param strict whether other fields are refused. Without it they are left out.
   */
  object(shape: readonly (readonly [key: string, accept: Accept])[], strict: boolean): Accept {
    const known = new Set(shape.map(([key]) => key));
    // With the first value: what a schema calls may not be defined yet when the schema is.
    let members: readonly Member[] | undefined;
    return (value) => {
      if (!isPlain(value)) return UNSURE;
      members ??= shape.map(([key, accept]) => ({
        key,
        accept,
        mayBeMissing: accept(undefined) === undefined,
      }));
      const keys = Object.keys(value);
      let same = 0;
      let fields: Record<string, unknown> | undefined;
      for (const { key, accept, mayBeMissing } of members) {
        const isNext = keys[same] === key;
        // Where all fields were met in the order of the schema, the others are missing.
        const isGiven = isNext || (same < keys.length && Object.hasOwn(value, key));
        if (!isGiven && mayBeMissing) continue;
        const given = isGiven ? value[key] : undefined;
        const accepted = accept(given);
        if (accepted === UNSURE) return UNSURE;
        if (fields === undefined && accepted === given && isNext === isGiven) {
          if (isNext) same++;
          continue;
        }
        fields ??= firstFields(value, keys, same);
        if (isGiven || accepted !== undefined) fields[key] = accepted;
      }
      if (fields === undefined && same === keys.length) return value;
      if (strict && !keys.every((key) => known.has(key))) return UNSURE;
      return fields ?? firstFields(value, keys, same);
    };
  },

  /** The first option that fits. One that is not sure decides, unless the value is of another type. */
  union(options: readonly Option[]): Accept {
    return (value) => {
      const kind = Array.isArray(value) ? 'array' : typeof value;
      const first = options.find((option) => option.kind === undefined || option.kind === kind);
      return first ? first.accept(value) : UNSURE;
    };
  },

  /** The option whose field has the value of that field here. */
  byField(key: string, options: readonly { values: readonly unknown[]; accept: Accept }[]): Accept {
    const byValue = new Map<unknown, Accept>();
    for (const { values, accept } of options) {
      for (const value of new Set(values))
        byValue.set(value, byValue.has(value) ? () => UNSURE : accept);
    }
    return (value) => {
      if (!isPlain(value) || !Object.hasOwn(value, key)) return UNSURE;
      return byValue.get(value[key])?.(value) ?? UNSURE;
    };
  },
};
