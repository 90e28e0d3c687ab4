/** Checks YAML that a person wrote against a schema: every problem has a line and says what to write. */
import { type Alias, isMap, isScalar, isSeq, visit } from 'yaml';
import type * as z from 'zod';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import {
  duplicateFieldWords,
  fieldsAt,
  issueWords,
  meantIssues,
  unknownFieldWords,
} from '../../diagnostics/schemaWords.ts';
import type { Words } from '../../diagnostics/wording/wording.ts';
import {
  keyPlace,
  nodeAt,
  type ParsedYaml,
  parseYaml,
  placeOf,
  type YamlSource,
} from './parsedYaml.ts';
import { yamlErrorWords } from './yamlWords.ts';

/** The most aliases that are reported. */
const MAX_ALIASES = 5;

export type Checked<Data> =
  | { ok: true; data: Data; diagnostics: Diagnostic[]; locate: (key: string) => Place }
  | { ok: false; diagnostics: Diagnostic[] };

/**
 * Parses and checks YAML. All problems come at once: of the syntax (duplicate keys included), or, where
 * that is sound, of the fields.
 */
export function readYaml<Data>(source: YamlSource, schema: z.ZodType<Data>): Checked<Data> {
  const parsed = parseYaml(source);
  for (const find of [syntaxProblems, shapeProblems, aliasProblems]) {
    const diagnostics = find(parsed);
    if (diagnostics.length > 0) return { ok: false, diagnostics };
  }
  const data: unknown = parsed.document.toJS() ?? {};
  const result = schema.safeParse(data);
  if (!result.success) {
    const diagnostics = meantIssues(result.error.issues).flatMap((issue) =>
      fieldProblems(parsed, data, schema, issue),
    );
    return { ok: false, diagnostics: [...diagnostics, ...cutTexts(parsed)] };
  }
  return {
    ok: true,
    data: result.data,
    diagnostics: cutTexts(parsed),
    locate: (key) => placeOf(parsed, nodeAt(parsed, [key])),
  };
}

function fail({ source }: ParsedYaml, place: Place, words: Words): Diagnostic {
  return { ...problem(source.code, words), ...place };
}

function syntaxProblems(parsed: ParsedYaml): Diagnostic[] {
  const { source, document, placeAt } = parsed;
  return [...document.errors, ...document.warnings].map((error) =>
    fail(
      parsed,
      placeAt(...error.pos),
      error.code === 'DUPLICATE_KEY'
        ? duplicateFieldWords(keyAt(source.text, error.pos[0]))
        : yamlErrorWords(error.message, source.text.slice(0, lineEnd(source.text, error.pos[0]))),
    ),
  );
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** YAML that is sound, but a list or a text rather than fields. */
function shapeProblems(parsed: ParsedYaml): Diagnostic[] {
  const { contents } = parsed.document;
  if (contents === null || isMap(contents)) return [];
  const message = 'these are not fields';
  const note = 'Write one `name: value` on each line.';
  return [fail(parsed, placeOf(parsed, contents), { message, note })];
}

/** A few aliases can expand to gigabytes, or contain themselves. */
function aliasProblems(parsed: ParsedYaml): Diagnostic[] {
  const aliases: Alias[] = [];
  visit(parsed.document, { Alias: (_, alias) => void aliases.push(alias) });
  return aliases.slice(0, MAX_ALIASES).map((alias) =>
    fail(parsed, placeOf(parsed, alias), {
      message: `the alias "*${alias.source}" is not allowed here`,
      note: 'Write the value itself.',
    }),
  );
}

/** Texts that a ` #` ends, though their author may not have meant a comment. */
function cutTexts({ source, document, placeAt }: ParsedYaml): Diagnostic[] {
  const found: Diagnostic[] = [];
  const look = (node: unknown, field: string): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) look(value, field || String(key));
    } else if (isSeq(node)) for (const item of node.items) look(item, field);
    else if (isScalar(node) && node.type === 'PLAIN' && node.range) {
      const end = node.range[1];
      const [, blanks, cut] = /^([ \t]+)#(.*)/.exec(source.text.slice(end)) ?? [];
      if (blanks === undefined || cut === undefined) return;
      // A comment begins with a blank in most hands; `#42` in a text is a number.
      const isNumbered = /^[^\s#]/.test(cut) && typeof node.value === 'string';
      if (!isNumbered && !source.texts.includes(field)) return;
      const start = end + blanks.length;
      const words = { field, kept: String(node.value), cut: cut.trimEnd() };
      found.push({ ...problem('front-matter-comment', words), ...placeAt(start, start + 1) });
    }
  };
  look(document.contents, '');
  return found;
}

/** What one issue of the schema says about the fields, at the fields that it is about. */
function fieldProblems(
  parsed: ParsedYaml,
  data: unknown,
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const words = unknownFieldWords(key, fieldsAt(schema, issue.path));
      return fail(parsed, keyPlace(parsed, issue.path, key), words);
    });
  }
  const written = writtenPath(data, issue.path);
  const isMissing =
    typeof issue.path[written.length] === 'string' && isRecord(valueAt(data, written));
  const path = isMissing ? issue.path : written;
  const value = valueAt(data, path);
  const given = value === undefined ? undefined : (JSON.stringify(value) ?? String(value));
  const place =
    path.length < 2 && isMissing ? parsed.placeAt(0) : placeOf(parsed, nodeAt(parsed, written));
  return [fail(parsed, place, issueWords(issue, path.join('.'), given))];
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
