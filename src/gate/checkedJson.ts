/** JSON that a person wrote, checked by a schema: every problem has a line, a column and a way out. */
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type * as z from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { suggest } from '../text/suggest.ts';
import { MAX_JSON_DEPTH } from './tuning.ts';

export interface JsonSource {
  /** How the diagnostics name the file. */
  path: string;
  text: string;
  /** What the problems are called. */
  code: string;
}

export type CheckedJson<Data> = { ok: true; data: Data } | { ok: false; diagnostics: Diagnostic[] };

/**
 * Parses and checks JSON (RFC 8259: no comments, no trailing commas, no byte order mark, no duplicate keys). All
 * problems come at once: of the syntax, or, where that is sound, of the fields.
 */
export function readJson<Data>(source: JsonSource, schema: z.ZodType<Data>): CheckedJson<Data> {
  const { text } = source;
  const starts = lineStarts(text);
  const at = (offset: number, length: number, message: string, note?: string): Diagnostic => ({
    path: source.path,
    ...placeOf(starts, offset, length),
    code: source.code,
    severity: 'error',
    message,
    ...(note && { note }),
  });
  if (text.startsWith('\uFEFF')) {
    return failed([at(0, 0, 'the file begins with a byte order mark', 'Save it as plain UTF-8.')]);
  }
  if (isTooDeep(text))
    return failed([at(0, 0, `this is nested more than ${MAX_JSON_DEPTH} levels deep`)]);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) {
    const why = inWords(printParseErrorCode(error.error));
    return failed([at(error.offset, error.length, `this is not JSON: ${why}`)]);
  }
  if (!root) return failed([at(0, 0, 'this is not JSON: the file is empty')]);
  const twice = duplicateKeys(root).map((key) =>
    at(key.offset, key.length, `the field "${key.value}" stands here twice`),
  );
  if (twice.length > 0) return failed(twice);
  const result = schema.safeParse(JSON.parse(text));
  if (result.success) return { ok: true, data: result.data };
  return failed(
    result.error.issues.flatMap((issue) => {
      const path = issue.path as (string | number)[];
      if (issue.code === 'unrecognized_keys') {
        const known = fieldsAt(schema, path);
        const keys = keysOf(findNodeAtLocation(root, path));
        return issue.keys.map((key) => {
          const node = keys.get(key) ?? root;
          const near = suggest(key, known);
          const fields = known.length > 0 ? `The fields are ${known.join(', ')}.` : undefined;
          const note = near ? `Did you mean "${near}"?` : fields;
          return at(node.offset, node.length, `there is no field "${key}"`, note);
        });
      }
      const node = findNodeAtLocation(root, path);
      const near = node ?? nearest(root, path);
      const name = path.join('.') || 'the whole';
      const message = node
        ? `${name} is ${shorten(text.slice(node.offset, node.offset + node.length))}: ${messageOf(issue)}`
        : `the field "${name}" is missing`;
      return [at(near.offset, node ? near.length : 1, message)];
    }),
  );
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let within = false;
  for (let index = 0; index < text.length && depth <= MAX_JSON_DEPTH; index++) {
    const character = text[index];
    if (character === '"') within = !within;
    else if (within && character === '\\') index++;
    else if (!within && (character === '[' || character === '{')) depth++;
    else if (!within && (character === ']' || character === '}')) depth--;
  }
  return depth > MAX_JSON_DEPTH;
}

function failed(diagnostics: Diagnostic[]): { ok: false; diagnostics: Diagnostic[] } {
  return { ok: false, diagnostics };
}

/** Where each line of a text begins. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
}

function placeOf(starts: readonly number[], offset: number, length: number) {
  const start = position(starts, offset);
  const end = position(starts, offset + length);
  return { ...start, endLine: end.line, endColumn: end.column };
}

function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let line = 1;
  for (let last = starts.length; line < last; ) {
    const middle = (line + last) >> 1;
    if ((starts[middle] as number) <= offset) line = middle + 1;
    else last = middle;
  }
  return { line, column: offset - (starts[line - 1] as number) + 1 };
}

/** The key nodes that repeat an earlier one of their object. */
function duplicateKeys(node: Node): Node[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child) => {
    const key = node.type === 'object' ? child.children?.[0] : undefined;
    const again = key !== undefined && seen.has(key.value);
    if (key) seen.add(key.value);
    return [...(key && again ? [key] : []), ...duplicateKeys(child)];
  });
}

/** The key nodes of an object, by name. */
function keysOf(node: Node | undefined): Map<string, Node> {
  const keys = (node?.children ?? []).flatMap(({ children: [key] = [] }) => key ?? []);
  return new Map(keys.map((key) => [key.value, key]));
}

/** The deepest node on the way to a place that is not there. */
function nearest(root: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length - 1; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let current: unknown = schema;
  for (const step of path) {
    const { shape, valueType, unwrap } = current as {
      shape?: Record<string, unknown>;
      valueType?: unknown;
      unwrap?: () => unknown;
    };
    current = shape?.[step] ?? valueType ?? unwrap?.call(current);
    while (typeof (current as { unwrap?: unknown })?.unwrap === 'function') {
      current = (current as { unwrap(): unknown }).unwrap();
    }
  }
  return Object.keys((current as { shape?: object } | undefined)?.shape ?? {});
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') return 'it has none of the forms that it may have';
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

/** `CommaExpected` as `comma expected`. */
function inWords(code: string): string {
  return code.replaceAll(/\B[A-Z]/g, ' $&').toLowerCase();
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
