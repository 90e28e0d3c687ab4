/**
 * What Belay reports when a person wrote something that it cannot use: one shape for notes,
 * `journal.yaml` and `belay.json`, as plain data that survives a worker thread and JSON.
 */
import { compareText } from '../text/compareText.ts';
import type { Problem } from './codes.ts';

/** A place in a file. Lines and columns count from 1, and from the top of the file. */
export interface Place {
  path: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** What is wrong at a place, with what to do about it. */
export interface Diagnostic extends Place, Problem {
  /** The other place that this one disagrees with. */
  related?: Place & { message: string };
}

/** Sorts by path, then position, then code, so the list does not depend on the order of discovery. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/**
 * A diagnostic as text for people: one line, then one for what to do and one for the other place:
 * `content/incidents/ssl.md:5:11  error  severity is "high"  (front-matter)`.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { path, line, column, severity, message, code, note, related } = diagnostic;
  return [
    `${path}:${line}:${column}  ${severity}  ${message}  (${code})`,
    note && `    ${note}`,
    related && `    ${related.path}:${related.line}:${related.column}  ${related.message}`,
  ]
    .filter(Boolean)
    .join('\n');
}
