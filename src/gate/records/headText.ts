/**
 * What the line of a run holds before its rules, as JSON of its own: the rules are most of a line, and come last.
 * `undefined` if the line looks otherwise; then it has to be read as a whole.
 */
export function headText(line: string): string | undefined {
  const end = line.indexOf(',"rules":[');
  return end < 0 ? undefined : `${line.slice(0, end)}}`;
}
