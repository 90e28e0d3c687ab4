/** Diagnostics for a person or a program. */
import path from 'node:path';
import { type Diagnostic, formatDiagnostic } from '../rules/diagnostics.ts';

/** Diagnostics with paths as somebody in `cwd` would type them. */
export function fromHere(
  diagnostics: readonly Diagnostic[],
  root: string,
  cwd: string,
): Diagnostic[] {
  const shown = (file: string) => {
    const whole = path.join(root, file);
    const relative = path.relative(cwd, whole) || file;
    return (relative.length > whole.length ? whole : relative).split(path.sep).join('/');
  };
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    path: shown(diagnostic.path),
    ...(diagnostic.related && {
      related: { ...diagnostic.related, path: shown(diagnostic.related.path) },
    }),
  }));
}

/** All diagnostics, then how many there are. Empty where there are none. */
export function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  return `${diagnostics.map(formatDiagnostic).join('\n')}\n\n${counted(diagnostics)}\n`;
}

function counted(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [errors && amount(errors, 'error'), warnings && amount(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}

/** `1 error`, `2 errors`. */
export function amount(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
