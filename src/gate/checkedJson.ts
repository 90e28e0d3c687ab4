/** Checks JSON that a person wrote against a schema: every problem has a line and a column, and says what to write. */
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type * as z from 'zod';
import { problem } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  duplicateFieldWords,
  fieldsAt,
  issueWords,
  meantIssues,
  unknownFieldWords,
} from '../diagnostics/schemaWords.ts';
import type { Words } from '../diagnostics/wording/wording.ts';
import { MAX_JSON_DEPTH } from './tuning.ts';

export interface JsonSource {
  /** How the diagnostics name the file. */
  path: string;
  text: string;
  /** The code of the problems. */
  code: 'belay-json';
}

export type CheckedJson<Data> = { ok: true; data: Data } | { ok: false; diagnostics: Diagnostic[] };

/**
 * Parses and checks JSON (RFC 8259: no comments, no trailing commas, no byte order mark, no duplicate keys). All
 * problems are reported together: those of the syntax or, if that is valid, those of the fields.
 */
export function readJson<Data>(source: JsonSource, schema: z.ZodType<Data>): CheckedJson<Data> {
  const { text } = source;
  const starts = lineStarts(text);
  const at = (offset: number, length: number, words: Words): Diagnostic => ({
    ...problem(source.code, words),
    path: source.path,
    ...placeOf(starts, offset, length),
  });
  if (text.startsWith('\uFEFF')) {
    const message = 'the file begins with a byte order mark';
    return failed([at(0, 0, { message, note: 'Save it as plain UTF-8.' })]);
  }
  if (isTooDeep(text)) {
    const message = `this is nested more than ${MAX_JSON_DEPTH} levels deep`;
    return failed([at(0, 0, { message })]);
  }
  const plain = plainJson(text);
  const quick = plain === undefined ? undefined : schema.safeParse(plain);
  if (quick?.success) return { ok: true, data: quick.data };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) {
    const why = inWords(printParseErrorCode(error.error));
    return failed([at(error.offset, error.length, { message: `this is not JSON: ${why}` })]);
  }
  if (!root) return failed([at(0, 0, { message: 'this is not JSON: the file is empty' })]);
  const twice = duplicateKeys(root).map((key) =>
    at(key.offset, key.length, duplicateFieldWords(key.value)),
  );
  if (twice.length > 0) return failed(twice);
  const result = schema.safeParse(JSON.parse(text));
  if (result.success) return { ok: true, data: result.data };
  return failed(
    meantIssues(result.error.issues).flatMap((issue) => {
      const path = issue.path as (string | number)[];
      if (issue.code === 'unrecognized_keys') {
        const known = fieldsAt(schema, path);
        const keys = keysOf(findNodeAtLocation(root, path));
        return issue.keys.map((key) => {
          const node = keys.get(key) ?? root;
          return at(node.offset, node.length, unknownFieldWords(key, known));
        });
      }
      const node = findNodeAtLocation(root, path);
      const near = node ?? nearest(root, path);
      const given = node && text.slice(node.offset, node.offset + node.length);
      const words = issueWords(issue, path.join('.'), given);
      return [at(near.offset, node ? near.length : 1, words)];
    }),
  );
}

/**
 * The value of a text that is JSON as `JSON.stringify` would write it, apart from white space: then no key comes twice, and
 * no parser with positions is needed. `undefined` for any other text.
 */
function plainJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const packed = text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    return JSON.stringify(value) === packed ? value : undefined;
  } catch {
    return undefined;
  }
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

/** The offsets at which the lines of a text begin. */
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

/** The deepest existing node on a path. */
function nearest(root: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length - 1; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

/** `CommaExpected` as `comma expected`. */
function inWords(code: string): string {
  return code.replaceAll(/\B[A-Z]/g, ' $&').toLowerCase();
}
