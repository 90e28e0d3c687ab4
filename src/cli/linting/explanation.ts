/** `belay lint --explain CODE`. */
import { isDiagnosticCode } from '../../diagnostics/codes.ts';
import { EXPLANATIONS, type Example } from '../../diagnostics/explanations.ts';
import { UsageError } from '../../gate/usageError.ts';
import { suggest } from '../../text/suggest.ts';

/** Longer examples are cut. */
const MAX_SHOWN = 300;

/**
 * Explains a code, with an example.
 *
 * @throws {UsageError} for an unknown code.
 */
export function explanation(code: string): string {
  if (!isDiagnosticCode(code)) {
    const near = suggest(code, Object.keys(EXPLANATIONS));
    throw new UsageError(
      `There is no code "${code}". ${near ? `Did you mean ${near}?` : `The codes are: ${Object.keys(EXPLANATIONS).sort().join(', ')}.`}`,
    );
  }
  const { why, example } = EXPLANATIONS[code];
  const text = exampleText(example)
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`));
  return `${code}\n\n${why}\n\nFor example:\n\n${text.join('\n')}\n`;
}

/** An example as a reader sees it: the text of the note, or each file under its name. */
export function exampleText(example: Example): string {
  if ('checklist' in example) return cut(example.checklist);
  if ('incident' in example) return cut(example.incident);
  if ('project' in example) return example.project;
  return Object.entries(example.files)
    .map(([name, text]) => (text === null ? `(no ${name})` : `${name}:\n${cut(text.trimEnd())}`))
    .join('\n\n');
}

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, 80)}…` : text;
}
