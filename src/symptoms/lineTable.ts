/**
 * The published index as text. Plain characters on purpose: gzip finds what the lines of one program have in common
 * better than we could.
 */

const MAX_SHARED = 35;

/**
 * Lines as one text, each without what it shares with the line before, as dictionaries on disk are kept (front
 * coding): a digit in base 36 for the length that is shared, then the rest. Worth most when sorted.
 */
export function packLines(lines: readonly string[]): string {
  let before = '';
  const rows: string[] = [];
  for (const line of lines) {
    let shared = 0;
    while (shared < MAX_SHARED && shared < line.length && line[shared] === before[shared]) shared++;
    rows.push(shared.toString(36) + line.slice(shared));
    before = line;
  }
  return rows.join('\n');
}

/** The inverse of `packLines`. */
export function unpackLines(text: string): string[] {
  const lines: string[] = [];
  let before = '';
  for (const row of text === '' ? [] : text.split('\n')) {
    before = before.slice(0, Number.parseInt(row[0] ?? '0', 36)) + row.slice(1);
    lines.push(before);
  }
  return lines;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FURTHER = '+';
/** The value of a digit, by its character code. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, DIGITS.indexOf(String.fromCharCode(code))),
);

/**
 * Which incidents have each line: for a line the first one's number in base 64, always of the same width, and
 * each further one after a `+`. Nearly all lines have one incident, so most of the text is digits only.
 */
export function packOwners(owners: readonly (readonly number[])[], incidents: number): string {
  const width = widthFor(incidents);
  return owners.map((list) => list.map((number) => encoded(number, width)).join(FURTHER)).join('');
}

/** The inverse of `packOwners`. */
export function unpackOwners(text: string, incidents: number): number[][] {
  const width = widthFor(incidents);
  const owners: number[][] = [];
  for (let at = 0; at < text.length; at += width) {
    const further = text[at] === FURTHER;
    if (further) at++;
    let number = 0;
    for (let digit = at; digit < at + width; digit++) {
      number = number * DIGITS.length + (VALUES[text.charCodeAt(digit)] ?? 0);
    }
    if (further) owners.at(-1)?.push(number);
    else owners.push([number]);
  }
  return owners;
}

function widthFor(incidents: number): number {
  let width = 1;
  for (let most = DIGITS.length; most < incidents; most *= DIGITS.length) width++;
  return width;
}

function encoded(number: number, width: number): string {
  let text = '';
  for (let rest = number; text.length < width; rest = Math.floor(rest / DIGITS.length)) {
    text = (DIGITS[rest % DIGITS.length] ?? '') + text;
  }
  return text;
}

/** Ascending numbers as text: the distance of each to the one before, in base 36. */
export function packNumbers(numbers: readonly number[]): string {
  return numbers.map((number, at) => (number - (numbers[at - 1] ?? 0)).toString(36)).join(' ');
}

/** The inverse of `packNumbers`. */
export function unpackNumbers(text: string): number[] {
  let number = 0;
  return text === ''
    ? []
    : text.split(' ').map((distance) => {
        number += Number.parseInt(distance, 36);
        return number;
      });
}
