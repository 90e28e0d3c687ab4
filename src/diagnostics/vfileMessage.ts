/** Diagnostics for the reporters of unified. */
import { VFileMessage } from 'vfile-message';
import type { Diagnostic } from './diagnostic.ts';

/** A diagnostic as a vfile message, for unified's own reporters. `cause` points at the other place. */
export function toVFileMessage(diagnostic: Diagnostic): VFileMessage {
  const { line, column, endLine, endColumn, related } = diagnostic;
  const message = new VFileMessage(diagnostic.message, {
    place:
      endLine !== undefined && endColumn !== undefined
        ? { start: { line, column }, end: { line: endLine, column: endColumn } }
        : { line, column },
    ruleId: diagnostic.code,
    source: 'belay',
    ...(related && {
      cause: new VFileMessage(`${related.path}: ${related.message}`, {
        place: { line: related.line, column: related.column },
        source: 'belay',
        ruleId: diagnostic.code,
      }),
    }),
  });
  message.file = diagnostic.path;
  message.fatal = diagnostic.severity === 'error';
  if (diagnostic.expected) message.expected = diagnostic.expected;
  if (diagnostic.note) message.note = diagnostic.note;
  return message;
}
