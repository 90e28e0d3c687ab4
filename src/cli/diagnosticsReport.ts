/** Diagnostics for a person or a program. */
import { type Diagnostic, formatDiagnostic } from '../diagnostics/diagnostic.ts';

/** All diagnostics, then their number. Empty if there are none. */
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
