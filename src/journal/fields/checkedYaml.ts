/** YAML that a person wrote, checked by a schema: every problem has a line and a way out. */
import {
  type Alias,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type * as z from 'zod';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../text/suggest.ts';

export interface YamlSource {
  path: string;
  /** The YAML, without any fences. */
  text: string;
  /** The line of the file that the YAML's first line is on. */
  firstLine: number;
  /** What the problems are called. */
  code: string;
}

/** More than these tell nobody anything new. */
const MOST_ALIASES = 5;

export type Checked<Data> =
  | { ok: true; data: Data; locate: (key: string) => Place }
  | { ok: false; diagnostics: Diagnostic[] };

/**
 * Parses and checks YAML. All problems come at once: of the syntax (duplicate keys included), or, where
 * that is sound, of the fields.
 */
export function readYaml<Data>(source: YamlSource, schema: z.ZodType<Data>): Checked<Data> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (start: number, end = start): Place => {
    const from = lines.linePos(start);
    const to = lines.linePos(end);
    return {
      path: source.path,
      line: from.line + source.firstLine - 1,
      column: from.col,
      endLine: to.line + source.firstLine - 1,
      endColumn: to.col,
    };
  };
  const problem = (place: Place, message: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
    code: source.code,
    severity: 'error',
    message,
    ...place,
    ...more,
  });
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) {
    return {
      ok: false,
      diagnostics: syntax.map((error) =>
        problem(
          placeAt(...error.pos),
          error.code === 'DUPLICATE_KEY'
            ? `the field "${source.text.slice(...error.pos)}" stands here twice`
            : `this is not YAML: ${error.message.split('\n')[0]}`,
        ),
      ),
    };
  }
  const nodeAt = (path: readonly PropertyKey[]): Node | undefined => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (node && typeof node === 'object' && 'range' in node) return node as Node;
    }
    return document.contents ?? undefined;
  };
  const placeOf = (node: Node | undefined): Place =>
    node?.range ? placeAt(node.range[0], node.range[1]) : placeAt(0);
  if (document.contents !== null && !isMap(document.contents)) {
    return {
      ok: false,
      diagnostics: [
        problem(placeOf(document.contents), 'these are not fields', {
          note: 'Write one `name: value` a line.',
        }),
      ],
    };
  }
  // A few of them stand for gigabytes, or for themselves.
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  if (aliases.length > 0) {
    const note = 'Write out what it stands for.';
    return {
      ok: false,
      diagnostics: aliases
        .slice(0, MOST_ALIASES)
        .map((alias) =>
          problem(placeOf(alias), `the alias "*${alias.source}" cannot stand here`, { note }),
        ),
    };
  }
  const data: unknown = document.toJS() ?? {};
  const result = schema.safeParse(data);
  if (result.success) {
    return { ok: true, data: result.data, locate: (key) => placeOf(nodeAt([key])) };
  }
  const keyPlace = (parent: readonly PropertyKey[], key: string): Place => {
    const map = parent.length === 0 ? document.contents : document.getIn(parent, true);
    const pair = isMap(map)
      ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    return placeOf(pair?.key as Node | undefined);
  };
  const known = knownFields(schema);
  return {
    ok: false,
    diagnostics: result.error.issues.flatMap((issue) => {
      const name = issue.path.join('.');
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
          const near = suggest(key, known);
          return problem(keyPlace(issue.path, key), `there is no field "${key}"`, {
            note: near ? `Did you mean "${near}"?` : `The fields are ${known.join(', ')}.`,
          });
        });
      }
      const missing = valueAt(data, issue.path) === undefined;
      const { message, expected } = describe(issue, name, valueAt(data, issue.path));
      const node = missing ? document.contents : nodeAt(issue.path);
      return [
        problem(missing ? placeAt(0) : placeOf(node as Node | undefined), message, {
          ...(expected && { expected }),
        }),
      ];
    }),
  };
}

function describe(
  issue: z.core.$ZodIssue,
  name: string,
  value: unknown,
): { message: string; expected?: string[] } {
  if (issue.code === 'invalid_value') {
    const expected = issue.values.map(String);
    return value === undefined
      ? { message: `the field "${name}" is missing; expected ${alternatives(expected)}`, expected }
      : { message: `${name} is ${shown(value)}; expected ${alternatives(expected)}`, expected };
  }
  if (value === undefined) return { message: `the field "${name}" is missing` };
  if (issue.code === 'invalid_type') {
    const expected = TYPE_NAMES[issue.expected] ?? issue.expected;
    return { message: `${name} is ${shown(value)}; expected ${expected}`, expected: [expected] };
  }
  return { message: `${name} is ${shown(value)}; ${issue.message}` };
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'fields of its own',
  number: 'a number',
  boolean: 'true or false',
};

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function knownFields(schema: z.ZodType): string[] {
  return 'shape' in schema ? Object.keys(schema.shape as object) : [];
}
