/**
 * Reads front matter as most people write it: names with a text, a date, a list of texts, or such names below. That takes a twentieth
 * of the time that a parser for all of YAML takes, and of its code nothing is loaded. Whatever is in doubt is left to
 * that parser.
 */

/** Fields as YAML gives them. */
type Fields = Record<string, unknown>;

const FIELD = /^([A-Za-z][A-Za-z0-9]*):(?: (.+))?$/;
/** A text without quotation marks. It begins with a letter: nothing else that YAML gives a meaning to does. */
const PLAIN = /^\p{L}(?:[^#:]|:(?=[^\s]))*$/u;
/** The same in brackets, where commas and brackets have a meaning. */
const PLAIN_INSIDE = /^\p{L}[^#:,[\]{}]*$/u;
/** Words that are no texts. */
const NO_TEXT = /^(?:null|true|false)$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/;
const DURATION = /^\d+[mhd](?: \d+[mhd])*$/;
/** In quotation marks, on one line, without escapes. */
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;
/** Comments, tabs, ends of lines of other systems, and characters that YAML refuses or that are no part of a text. */
const UNUSUAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it searches for control characters.
  /[#\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]| $/m;

/**
 * The fields of simple YAML.
 *
 * @returns `undefined` where anything is not as simple as that, or is wrong. Otherwise exactly what YAML says, without
 *   anything to warn about.
 */
export function simpleYaml(text: string): Fields | undefined {
  return UNUSUAL.test(text) ? undefined : fieldsIn(text.replace(/\n$/, '').split('\n'));
}

function fieldsIn(lines: readonly string[]): Fields | undefined {
  const fields: Fields = {};
  for (let at = 0; at < lines.length; ) {
    const [, name, written] = FIELD.exec(lines[at] ?? '') ?? [];
    if (name === undefined || NO_TEXT.test(name) || Object.hasOwn(fields, name)) return undefined;
    at++;
    const below: string[] = [];
    for (; lines[at]?.startsWith('  '); at++) below.push((lines[at] as string).slice(2));
    const value = fieldValue(written, below);
    if (value === undefined) return undefined;
    fields[name] = value;
  }
  return fields;
}

/**
 * @param written after the colon.
 * @param below the lines that are indented below it, without two blanks.
 */
function fieldValue(written: string | undefined, below: readonly string[]): unknown {
  if (written === '>-')
    return below.every(isFolded) && below.length > 0 ? below.join(' ') : undefined;
  if (written !== undefined) return below.length > 0 ? undefined : listOrText(written);
  if (below.length === 0) return undefined;
  if (!below[0]?.startsWith('- ')) return fieldsIn(below);
  const items = below.map((line) => (line.startsWith('- ') ? textOf(line.slice(2)) : undefined));
  return items.includes(undefined) ? undefined : items;
}

/** Lines that are indented further keep their ends. */
function isFolded(line: string): boolean {
  return line !== '' && !line.startsWith(' ');
}

function listOrText(written: string): unknown {
  if (written === '[]') return [];
  if (!written.startsWith('[')) return textOf(written);
  if (!written.endsWith(']')) return undefined;
  const items = written.slice(1, -1).split(',');
  const texts = items.map((item) => item.trim());
  return texts.every((item) => PLAIN_INSIDE.test(item) && !NO_TEXT.test(item)) ? texts : undefined;
}

function textOf(written: string): string | undefined {
  const [, double, single] = QUOTED.exec(written) ?? [];
  const quoted = double ?? single;
  if (quoted !== undefined) return quoted;
  if (DATE.test(written) || DURATION.test(written)) return written;
  return PLAIN.test(written) && !NO_TEXT.test(written) ? written : undefined;
}
