/** The bytes of a note as text, or why they cannot be. */
import { readFile, stat } from 'node:fs/promises';
import type { Diagnostic } from '../rules/diagnostics.ts';

/** A note is written by hand. A file of this size is something else, left here by mistake. */
const MAX_BYTES = 1024 * 1024;

export type TextResult = { ok: true; text: string } | { ok: false; diagnostic: Diagnostic };

/**
 * Reads a file as UTF-8. A byte order mark is taken for a blank: it is in no column.
 *
 * @param path how the diagnostic names the file.
 */
export async function readText(file: string, path: string): Promise<TextResult> {
  const fail = (rule: string, message: string, note: string, line = 1, column = 1): TextResult => ({
    ok: false,
    diagnostic: { path, line, column, rule, severity: 'error', message, note },
  });
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      return fail(
        'file-too-large',
        `this file has ${(size / 1024 / 1024).toFixed(1)} MB; 1 MB is the most`,
        'Quote the lines that matter, and keep the rest outside the journal.',
      );
    }
    bytes = await readFile(file);
  } catch (error) {
    return fail(
      'file-unreadable',
      `this file cannot be read: ${(error as NodeJS.ErrnoException).code}`,
      'See to it that you may read it.',
    );
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column } = firstBadByte(bytes);
    return fail(
      'file-not-utf8',
      'this is not UTF-8 text',
      'Save the file in the encoding UTF-8.',
      line,
      column,
    );
  }
}

/** Where a lossy reading first differs from the bytes. */
function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const lossy = bytes.toString('utf8');
  const again = Buffer.from(lossy, 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at++;
  const before = bytes.subarray(0, at).toString('utf8');
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
