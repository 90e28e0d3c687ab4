/**
 * What Belay says when a person wrote something that it cannot use: one shape for notes,
 * `journal.yaml` and `belay.json`, as plain data that survives a worker thread and JSON.
 */
import { compareText } from '../text/compareText.ts';

/** A place in a file. Lines and columns count from 1, and from the top of the file. */
export interface Place {
  path: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

export interface Diagnostic extends Place {
  /** The name of what is checked, in kebab case. It never changes its meaning: people silence and search by it. */
  code: string;
  severity: 'error' | 'warning';
  /** What was found, in one sentence. */
  message: string;
  /** The way out: what to write instead. */
  note?: string;
  /** The values that would have been accepted. */
  expected?: string[];
  /** The other place that this one disagrees with. */
  related?: Place & { message: string };
}

/** By path, then position, then name: the same list in any order of discovery. */
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
 * A diagnostic as one line of text for people, plus a line for the way out and one for the other place:
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
