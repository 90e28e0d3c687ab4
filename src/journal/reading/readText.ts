/** Reads the bytes of a note as text, or says why it cannot. */
import { readFileSync, statSync } from 'node:fs';
import { type Problem, problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { refuseDevice } from '../../files/refuseDevice.ts';

/** The limit for a note, in bytes. Notes are written by hand: a larger file is here by mistake. */
const MEGABYTE = 1024 * 1024;
const MAX_BYTES = MEGABYTE;

export type TextResult =
  | { ok: true; text: string; diagnostic?: Diagnostic }
  | { ok: false; diagnostic: Diagnostic };

/**
 * Reads a file as UTF-8. A byte order mark is taken for a blank: it is in no column.
 *
 * Waits for the disk: a journal's files are small and many, and handing each to another thread takes longer.
 *
 * @param path how the diagnostic names the file.
 * @param guess whether to guess other encodings, with a warning.
 */
export function readText(file: string, path: string, guess = false): TextResult {
  const fail = (found: Problem, line = 1, column = 1): TextResult & { ok: false } => ({
    ok: false,
    diagnostic: { ...found, path, line, column },
  });
  let bytes: Buffer;
  try {
    const facts = statSync(file);
    refuseDevice(facts);
    const { size } = facts;
    if (size > MAX_BYTES) {
      const megabytes = (size / MEGABYTE).toFixed(1);
      return fail(problem('file-too-large', { megabytes, max: MAX_BYTES / MEGABYTE }));
    }
    bytes = readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code ?? message;
    return fail(problem('file-unreadable', { reason }));
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column } = firstBadByte(bytes);
    const failed = fail(problem('file-not-utf8'), line, column);
    if (!guess) return failed;
    // A file of another encoding begins with a mark, or was written on an old Windows.
    const encoding = { 65279: 'utf-16be', 65534: 'utf-16le' }[bytes.readUInt16BE()];
    const text = new TextDecoder(encoding ?? 'windows-1252').decode(bytes);
    return { ok: true, text, diagnostic: { ...failed.diagnostic, severity: 'warning' } };
  }
}

/** Where the decoded text first differs from the bytes. */
function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const lossy = bytes.toString('utf8');
  const again = Buffer.from(lossy, 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at++;
  const before = bytes.subarray(0, at).toString('utf8');
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
