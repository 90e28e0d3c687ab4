/** Checks YAML that a person wrote against a schema: every problem has a line and says what to write. */
import {
  type Alias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type * as z from 'zod';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import {
  duplicateFieldWords,
  fieldsAt,
  issueWords,
  nestedIssue,
  unknownFieldWords,
} from '../../diagnostics/schemaWords.ts';
import type { Words } from '../../diagnostics/wording/wording.ts';

export interface YamlSource {
  path: string;
  /** The YAML, without any fences. */
  text: string;
  /** The line of the file that the YAML's first line is on. */
  firstLine: number;
  /** The code of the problems. */
  code: 'front-matter' | 'journal-config';
  /** The fields whose values are free text, in which a ` #` is unlikely to be a comment. */
  texts: readonly string[];
}

/** The maximum number of reported problems. */
const MAX_ALIASES = 5;

export type Checked<Data> =
  | { ok: true; data: Data; diagnostics: Diagnostic[]; locate: (key: string) => Place }
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
  const fail = (place: Place, words: Words): Diagnostic => ({
    ...problem(source.code, words),
    ...place,
  });
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) {
    return {
      ok: false,
      diagnostics: syntax.map((error) =>
        fail(
          placeAt(...error.pos),
          error.code === 'DUPLICATE_KEY'
            ? duplicateFieldWords(keyAt(source.text, error.pos[0]))
            : { message: `this is not YAML: ${error.message.split('\n')[0]}` },
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
        fail(placeOf(document.contents), {
          message: 'these are not fields',
          note: 'Write one `name: value` on each line.',
        }),
      ],
    };
  }
  /** Texts that a ` #` ends, though nothing says that their author meant a comment. */
  const cutTexts = (): Diagnostic[] => {
    const found: Diagnostic[] = [];
    const look = (node: unknown, field: string): void => {
      if (isMap(node)) {
        for (const { key, value } of node.items) look(value, field || String(key));
      } else if (isSeq(node)) for (const item of node.items) look(item, field);
      else if (isScalar(node) && node.type === 'PLAIN' && node.range) {
        const end = node.range[1];
        const [, blanks, cut] = /^([ \t]+)#(.*)/.exec(source.text.slice(end)) ?? [];
        if (blanks === undefined || cut === undefined || !source.texts.includes(field)) return;
        const start = end + blanks.length;
        const words = { field, kept: String(node.value), cut: cut.trimEnd() };
        found.push({ ...problem('front-matter-comment', words), ...placeAt(start, start + 1) });
      }
    };
    look(document.contents, '');
    return found;
  };
  // A few aliases can expand to gigabytes, or contain themselves.
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  if (aliases.length > 0) {
    return {
      ok: false,
      diagnostics: aliases.slice(0, MAX_ALIASES).map((alias) =>
        fail(placeOf(alias), {
          message: `the alias "*${alias.source}" is not allowed here`,
          note: 'Write out the value that it stands for.',
        }),
      ),
    };
  }
  const data: unknown = document.toJS() ?? {};
  const result = schema.safeParse(data);
  if (result.success) {
    return {
      ok: true,
      data: result.data,
      diagnostics: cutTexts(),
      locate: (key) => placeOf(nodeAt([key])),
    };
  }
  const keyPlace = (parent: readonly PropertyKey[], key: string): Place => {
    const map = parent.length === 0 ? document.contents : document.getIn(parent, true);
    const pair = isMap(map)
      ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    return placeOf(pair?.key as Node | undefined);
  };
  return {
    ok: false,
    diagnostics: result.error.issues.map(nestedIssue).flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) =>
          fail(keyPlace(issue.path, key), unknownFieldWords(key, fieldsAt(schema, issue.path))),
        );
      }
      const written = writtenPath(data, issue.path);
      const isMissing =
        typeof issue.path[written.length] === 'string' && isRecord(valueAt(data, written));
      const path = isMissing ? issue.path : written;
      const value = valueAt(data, path);
      const given = value === undefined ? undefined : (JSON.stringify(value) ?? String(value));
      const place = path.length < 2 && isMissing ? placeAt(0) : placeOf(nodeAt(written));
      return [fail(place, issueWords(issue, path.join('.'), given))];
    }),
  };
}

/** A key as it is written at an offset, without quotes. */
function keyAt(text: string, offset: number): string {
  const [key = ''] = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]+)/.exec(text.slice(offset)) ?? [];
  return key.trim().replaceAll(/^["']|["']$/g, '');
}

/**
 * As much of an issue's path as the file has. A schema may take a single value for a list of one, and a text for
 * fields: then the path goes on where the file does not.
 */
function writtenPath(data: unknown, path: readonly PropertyKey[]): PropertyKey[] {
  let length = path.length;
  while (length > 1 && valueAt(data, path.slice(0, length)) === undefined) length--;
  return valueAt(data, path.slice(0, length)) === undefined ? [] : path.slice(0, length);
}

/** Whether a value has fields, so that one may be missing. */
function isRecord(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
