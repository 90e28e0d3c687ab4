/**
 * Stands in for zod in `belay.mjs` and in the bundled command line. Building zod's schemas takes longer than everything else that a run of the gate does
 * with a hundred rules. So a schema is only written down here, with a function that accepts values that are surely
 * valid. For any other value, and for all else, zod itself is loaded and decides, with its own words.
 */
import type * as zod from 'zod';
import { AnyScript } from './anyScript.ts';
import { type Accept, accepts, isMatch, type Limits, UNSURE } from './quickAccepts.ts';

type Zod = typeof zod;
type Build = (z: Zod) => unknown;
type Known = Pick<Schema, 'accept' | 'shape' | 'strict' | 'kind' | 'limits' | 'values' | 'options'>;

/** A schema that zod builds when it is needed. */
class Schema {
  /** The valid value; `UNSURE` if zod has to decide. */
  accept: Accept = () => UNSURE;
  /** The fields of an object. */
  shape: Readonly<Record<string, Schema>> | undefined;
  /** Whether an object refuses other fields. */
  strict = false;
  /** What `typeof` says of its values; `array` for arrays. Missing where there are several. */
  kind: string | undefined;
  /** What its texts have to be like, if that is all that it says of them. */
  limits: Limits | undefined;
  /** The values of a literal and an enumeration. */
  values: readonly unknown[] | undefined;
  /** The schemas of which a value fits one. */
  options: readonly Schema[] | undefined;
  readonly build: () => zod.ZodType;
  isBuilt = false;
  readonly load: () => Zod;

  constructor(load: () => Zod, build: Build, known: Partial<Known> = {}) {
    let built: zod.ZodType | undefined;
    this.load = load;
    this.build = () => {
      this.isBuilt = true;
      built ??= build(load()) as zod.ZodType;
      return built;
    };
    Object.assign(this, known);
  }

  /** What is not known here, zod's own schema has. Once that is built, it says which fields it has, too. */
  static of(load: () => Zod, build: Build, known: Partial<Known> = {}): Schema {
    return new Proxy(new Schema(load, build, known), {
      get: (own, name) => {
        const isHere = name in own && !(name === 'shape' && own.isBuilt);
        return isHere || name === 'then' ? Reflect.get(own, name) : realMember(own, name);
      },
    });
  }

  /** The values that one of its fields can have; none if they are not known. */
  valuesAt(key: string): readonly unknown[] {
    return (
      this.options?.flatMap((option) => option.valuesAt(key)) ?? this.shape?.[key]?.values ?? []
    );
  }

  /** A schema that zod derives from this one, with the same facts unless others are given. */
  derived(name: string, args: unknown[], known: Partial<Known> = {}): Schema {
    const { accept, shape, strict, kind, limits, values, options } = this;
    return Schema.of(this.load, () => called(this.build(), name, args.map(forZod)), {
      accept,
      shape,
      strict,
      kind,
      limits: known.accept === undefined ? limits : undefined,
      values,
      options,
      ...known,
    });
  }

  /** Limits texts further. */
  limited(name: string, args: unknown[], more: Limits): Schema | undefined {
    if (this.limits === undefined) return undefined;
    const { least = 0, most = Number.POSITIVE_INFINITY } = this.limits;
    const limits = {
      ...this.limits,
      ...more,
      least: Math.max(least, more.least ?? 0),
      most: Math.min(most, more.most ?? Number.POSITIVE_INFINITY),
    };
    return this.derived(name, args, { accept: accepts.text(limits), limits });
  }

  /** Accepts what this schema accepts, if a test of the result holds. */
  narrowed(name: string, args: unknown[], holds: (value: never) => boolean): Schema {
    const accept: Accept = (value) => {
      const accepted = this.accept(value);
      return accepted !== UNSURE && holds(accepted as never) ? accepted : UNSURE;
    };
    return this.derived(name, args, { accept });
  }

  describe(text: string): Schema {
    return this.derived('describe', [text]);
  }
  meta(facts: unknown): Schema {
    return this.derived('meta', [facts]);
  }
  trim(): Schema {
    const accept: Accept = (value) => {
      const accepted = this.accept(value);
      return accepted === UNSURE ? UNSURE : (accepted as string).trim();
    };
    return this.derived('trim', [], { accept });
  }
  optional(): Schema {
    const accept: Accept = (value) => (value === undefined ? value : this.accept(value));
    return this.derived('optional', [], { accept });
  }
  nullable(): Schema {
    const accept: Accept = (value) => (value === null ? value : this.accept(value));
    return this.derived('nullable', [], { accept, kind: undefined });
  }
  default(given: unknown): Schema {
    const accept: Accept = (value) =>
      value === undefined ? structuredClone(given) : this.accept(value);
    return this.derived('default', [given], { accept });
  }
  prefault(given: unknown): Schema {
    const accept: Accept = (value) => this.accept(value === undefined ? given : value);
    return this.derived('prefault', [given], { accept });
  }
  /** Which fields are left is up to zod. */
  partial(fields: object): Schema {
    return this.derived('partial', [fields], { accept: () => UNSURE });
  }
  min(least: number, ...words: unknown[]): Schema {
    const args = [least, ...words];
    return (
      this.limited('min', args, { least }) ??
      this.narrowed('min', args, (value) => sizeOf(value) >= least)
    );
  }
  max(most: number, ...words: unknown[]): Schema {
    const args = [most, ...words];
    return (
      this.limited('max', args, { most }) ??
      this.narrowed('max', args, (value) => sizeOf(value) <= most)
    );
  }
  length(size: number, ...words: unknown[]): Schema {
    return this.narrowed('length', [size, ...words], (value) => sizeOf(value) === size);
  }
  regex(pattern: RegExp | AnyScript, ...words: unknown[]): Schema {
    const args = [pattern, ...words];
    const isFirst = this.limits?.pattern === undefined;
    return (
      (isFirst ? this.limited('regex', args, { pattern }) : undefined) ??
      this.narrowed('regex', args, (value: string) => isMatch(pattern, value))
    );
  }
  refine(holds: (value: unknown) => unknown, ...words: unknown[]): Schema {
    return this.narrowed('refine', [holds, ...words], (value) => holds(value) === true);
  }

  superRefine(check: (value: never, context: { addIssue(): void }) => void): Schema {
    return this.narrowed('superRefine', [check], (value: never) => {
      let isFine = true;
      check(value, {
        addIssue: () => {
          isFine = false;
        },
      });
      return isFine;
    });
  }

  extend(more: Readonly<Record<string, Schema>>): Schema {
    const shape = { ...this.shape, ...more };
    const accept = accepts.object(acceptsOf(shape), this.strict);
    return this.derived('extend', [more], { accept, shape });
  }

  safeParse(value: unknown): unknown {
    const data = this.accept(value);
    return data === UNSURE ? this.build().safeParse(value) : { success: true, data };
  }
  parse(value: unknown): unknown {
    const data = this.accept(value);
    return data === UNSURE ? this.build().parse(value) : data;
  }
}

function realMember(schema: Schema, name: string | symbol): unknown {
  const real = schema.build();
  const member: unknown = Reflect.get(real, name);
  return typeof member === 'function' ? member.bind(real) : member;
}

/** Calls a method, or the method of a member: `iso.date`. */
function called(owner: object, name: string, args: unknown[]): unknown {
  const parts = name.split('.');
  const method = parts.reduce<unknown>((from, part) => Reflect.get(from as object, part), owner);
  return Reflect.apply(method as (...all: unknown[]) => unknown, owner, args);
}

/** What `min` and `max` compare. */
function sizeOf(value: unknown): number {
  return typeof value === 'number' ? value : (value as string | unknown[]).length;
}

/** Arguments for zod: its own schemas in place of those here. */
function forZod(value: unknown): unknown {
  if (value instanceof Schema) return value.build();
  if (value instanceof AnyScript) return value.any;
  if (Array.isArray(value)) return value.map(forZod);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, forZod(member)]));
}

/** The functions of zod that the schemas of the gate and of the journal are written with. */
export function quickZod(load: () => Zod) {
  const schema = (name: string, args: unknown[], known: Partial<Known> = {}): Schema =>
    Schema.of(load, (z) => called(z, name, args.map(forZod)), known);
  const text = (name: string, args: unknown[], accept: Accept): Schema =>
    schema(name, args, { accept, kind: 'string' });
  const object = (name: string, shape: Record<string, Schema>, strict: boolean): Schema => {
    const accept = accepts.object(acceptsOf(shape), strict);
    return schema(name, [shape], { accept, kind: 'object', shape, strict });
  };
  return {
    string: (...words: unknown[]) =>
      schema('string', words, { accept: accepts.text({}), kind: 'string', limits: {} }),
    url: (options: { protocol: RegExp }) => text('url', [options], accepts.url(options.protocol)),
    email: () => text('email', [], accepts.email),
    base64: () => text('base64', [], () => UNSURE),
    iso: {
      date: (...words: unknown[]) => text('iso.date', words, accepts.date),
      datetime: (...words: unknown[]) => text('iso.datetime', words, accepts.dateTime),
    },
    int: () => schema('int', [], { accept: accepts.int, kind: 'number' }),
    boolean: () => schema('boolean', [], { accept: accepts.boolean, kind: 'boolean' }),
    literal: (value: unknown) =>
      schema('literal', [value], {
        accept: accepts.oneOf([value]),
        kind: typeof value,
        values: [value],
      }),
    enum: (values: readonly string[], ...words: unknown[]) =>
      schema('enum', [values, ...words], { accept: accepts.oneOf(values), kind: 'string', values }),
    array: (item: Schema, ...words: unknown[]) =>
      schema('array', [item, ...words], { accept: accepts.array(item.accept), kind: 'array' }),
    record: (key: Schema, value: Schema) =>
      schema('record', [key, value], {
        accept: accepts.record(key.accept, value.accept),
        kind: 'object',
      }),
    strictObject: (shape: Record<string, Schema>) => object('strictObject', shape, true),
    object: (shape: Record<string, Schema>) => object('object', shape, false),
    preprocess: (prepare: (value: unknown) => unknown, then: Schema) =>
      schema('preprocess', [prepare, then], { accept: (value) => then.accept(prepare(value)) }),
    partialRecord: (...args: unknown[]) => schema('partialRecord', args),
    looseObject: (...args: unknown[]) => schema('looseObject', args),
    number: () => schema('number', []),
    unknown: () => schema('unknown', []),
    union: (options: readonly Schema[], ...words: unknown[]) =>
      schema('union', [options, ...words], { accept: accepts.union(options) }),
    discriminatedUnion: (key: string, options: readonly Schema[]) => {
      const each = options.map((option) => ({
        values: option.valuesAt(key),
        accept: option.accept,
      }));
      return schema('discriminatedUnion', [key, options], {
        accept: accepts.byField(key, each),
        kind: 'object',
        options,
      });
    },
    toJSONSchema: (from: Schema, options: object) => load().toJSONSchema(from.build(), options),
  };
}

function acceptsOf(shape: Readonly<Record<string, Schema>>): [key: string, accept: Accept][] {
  return Object.entries(shape).map(([key, { accept }]) => [key, accept]);
}
