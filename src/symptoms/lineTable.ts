/**
 * The text of the index: the distinct lines of all incidents, sorted, each without what it shares with the
 * line before (front coding, as dictionaries on disk do), and for each incident the places of its lines.
 * Plain text on purpose: gzip finds what lines of one program have in common better than we would.
 */

const LONGEST_SHARED = 35;

/** Sorted lines as one text: a digit in base 36 for the length shared with the line before, then the rest. */
export function packLines(lines: readonly string[]): string {
  let before = '';
  const rows: string[] = [];
  for (const line of lines) {
    let shared = 0;
    while (shared < LONGEST_SHARED && shared < line.length && line[shared] === before[shared])
      shared++;
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

/** Sorted places as the steps between them. */
export function packPlaces(places: readonly number[]): number[] {
  return places.map((place, index) => place - (places[index - 1] ?? 0));
}

/** The inverse of `packPlaces`. */
export function unpackPlaces(steps: readonly number[]): number[] {
  let place = 0;
  return steps.map((step) => {
    place += step;
    return place;
  });
}
