/** Words the issues that a schema finds, the same for YAML and for JSON. Zod's own words are for programmers. */
import type * as z from 'zod';
import { suggest } from '../text/suggest.ts';
import type { Words } from './wording/wording.ts';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  array: 'a list in square brackets',
  object: 'fields of its own',
  record: 'fields of its own',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};
const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address, for example ops@shop.example',
  url: 'a URL, for example https://shop.example/',
  date: 'a date, for example 2026-10-29',
  datetime: 'a date with a time, for example 2026-10-29T09:30:00Z',
};
/** The longest value that a message quotes in full, in characters. */
const MAX_SHOWN = 60;

/**
 * The words for an issue about one field.
 *
 * @param name the field's path: `appliesTo.projects`.
 * @param given the value as its author wrote it, or `undefined` where it is missing.
 */
export function issueWords(issue: Issue, name: string, given: string | undefined): Words {
  const { text, expected } = wanted(issue);
  if (given === undefined) {
    const known = expected ? `; ${text}` : '';
    return { message: `the field "${name}" is missing${known}`, ...(expected && { expected }) };
  }
  if (issue.code === 'invalid_key') {
    return {
      message: `"${String(issue.path.at(-1))}" cannot be a name in ${issue.path.slice(0, -1).join('.')}; ${text}`,
    };
  }
  return {
    message: `${name || 'the file'} is ${shortened(given)}; ${text}`,
    ...(expected && { expected }),
  };
}

/**
 * The issues to report: that of the form which its author began where a field has a choice of forms, and only the
 * type where a value has the wrong one. (Zod also holds a text against the length of a list.)
 */
export function meantIssues(issues: readonly Issue[]): Issue[] {
  const meant = issues.map(nestedIssue);
  const wrongType = meant.filter(({ code }) => code === 'invalid_type');
  const places = new Map(wrongType.map((issue) => [JSON.stringify(issue.path), issue]));
  return meant.filter((issue) => {
    const first = places.get(JSON.stringify(issue.path));
    return first === undefined || first === issue;
  });
}

/**
 * The issue that is meant where a field has a choice of forms: that of the form which its author began. Its path
 * leads to the field inside.
 */
function nestedIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || ownMessage(issue) !== undefined) return issue;
  const [first] = formBegun(issue.errors) ?? [];
  if (!first || first.path.length === 0) return issue;
  return nestedIssue({ ...first, path: [...issue.path, ...first.path] } as Issue);
}

/** What a field should be, without its name and what was given: `expected a URL, for example …`. */
export function expectationWords(issue: Issue): string {
  return wanted(issue).text;
}

/** The words for a field that the schema does not have. */
export function unknownFieldWords(key: string, known: readonly string[]): Words {
  const near = suggest(key, known);
  const note = near
    ? `Did you mean "${near}"?`
    : known.length > 0
      ? `The fields are ${known.join(', ')}.`
      : undefined;
  return { message: `there is no field "${key}"`, ...(note && { note }) };
}

/** The words for a field that is written twice. */
export function duplicateFieldWords(key: string): Words {
  return { message: `duplicate field "${key}"`, note: 'Keep one of them.' };
}

/** The first issue in data that has no lines and columns, as the end of a sentence without its full stop. */
export function firstIssueWords(error: z.ZodError, schema: z.ZodType, data: unknown): string {
  const [outer] = error.issues;
  if (outer === undefined) return 'it is not allowed here';
  const issue = nestedIssue(outer);
  const name = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const { message } = unknownFieldWords(issue.keys[0] ?? '', fieldsAt(schema, issue.path));
    return `${name && `${name}: `}${message}`;
  }
  let value = data;
  for (const step of issue.path) value = (value as Record<PropertyKey, unknown> | null)?.[step];
  return issueWords(issue, name, JSON.stringify(value)).message;
}

/** The names of the fields that a schema has at a path. Empty where it has a choice of forms there. */
export function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) {
    const { shape, valueType, element, unwrap } = (current ?? {}) as {
      shape?: Record<PropertyKey, unknown>;
      valueType?: unknown;
      element?: unknown;
      unwrap?: () => unknown;
    };
    current = shape?.[step] ?? valueType ?? element ?? unwrap?.call(current);
    while (typeof (current as { unwrap?: unknown })?.unwrap === 'function') {
      current = (current as { unwrap(): unknown }).unwrap();
    }
  }
  const { shape, keyType } = (current ?? {}) as {
    shape?: object;
    keyType?: { options?: readonly string[] };
  };
  return shape ? Object.keys(shape) : [...(keyType?.options ?? [])];
}

function wanted(issue: Issue): { text: string; expected?: string[] } {
  const own = ownMessage(issue);
  if (own !== undefined) return { text: own };
  switch (issue.code) {
    case 'invalid_value': {
      const expected = issue.values.map(String);
      return { text: `expected ${alternatives(expected)}`, expected };
    }
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? issue.expected;
      return { text: `expected ${type}`, expected: [type] };
    }
    case 'invalid_format':
      return {
        text: FORMATS[issue.format]
          ? `expected ${FORMATS[issue.format]}`
          : 'it has characters that are not allowed here',
      };
    case 'too_small':
      return { text: size(issue.origin, 'at least', issue.minimum) };
    case 'too_big':
      return { text: size(issue.origin, 'at most', issue.maximum) };
    case 'invalid_union':
      return union(issue.errors);
    case 'invalid_key':
    case 'invalid_element': {
      const [inner] = issue.issues;
      return inner ? wanted(inner) : { text: 'it is not allowed here' };
    }
    default:
      return { text: 'it is not allowed here' };
  }
}

/** How Zod's own words begin. Other words come from the schema itself. */
function ownMessage({ message }: Issue): string | undefined {
  return /^(?:Invalid|Too (?:small|big)|Unrecognized|Required)/.test(message) ? undefined : message;
}

function union(options: readonly (readonly Issue[])[]): { text: string; expected?: string[] } {
  const [first] = formBegun(options) ?? [];
  if (first) return wanted(first);
  const types = options.flatMap((issues) =>
    issues.flatMap((issue) => wanted(issue).expected ?? []),
  );
  const expected = [...new Set(types)];
  return expected.length > 0
    ? { text: `expected ${alternatives(expected)}`, expected }
    : { text: 'it does not match any of the allowed forms' };
}

/** The issues of the form whose type is right: they are the most useful. */
function formBegun(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return options.find((issues) =>
    issues.every((issue) => issue.code !== 'invalid_type' || issue.path.length > 0),
  );
}

function size(origin: string, bound: string, limit: number | bigint): string {
  const things =
    origin === 'array' || origin === 'set' ? 'entries' : origin === 'string' ? 'characters' : '';
  if (things !== '' && bound === 'at least' && Number(limit) === 1) return 'it is empty';
  return `expected ${bound} ${limit}${things && ` ${things}`}`;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN - 1)}…` : line;
}
