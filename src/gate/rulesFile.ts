/** Reads `rules.json` as untrusted data: checks all of it, or refuses it with a reason. */
import { isAscii } from 'node:buffer';
import { firstIssueWords } from '../diagnostics/schemaWords.ts';
import { digestOf } from '../files/digest.ts';
import { MAX_FILE_BYTES } from '../files/wholeFile.ts';
import { RULES_VERSION, RulesFile } from '../rules/model.ts';
import { MAX_RULES_DEPTH } from './tuning.ts';

export type RulesResult = { ok: true; file: RulesFile } | { ok: false; reason: string };

/**
 * Reads the bytes of a rules file. Nothing in them is run, followed or looked up.
 *
 * @param name how the reason names the file.
 */
export function readRules(bytes: Uint8Array, name: string): RulesResult {
  const refuse = (why: string): RulesResult => ({ ok: false, reason: `${name} ${why}` });
  if (bytes.length > MAX_FILE_BYTES) return refuse('is larger than 32 MB.');
  let data: unknown;
  try {
    data = JSON.parse(textIn(bytes));
  } catch {
    return refuse('is not JSON in UTF-8. Run `belay update` to pin it again.');
  }
  const parsed = RulesFile.safeParse(data);
  // A value that is accepted as it is has only the fields of the model, which are not that deep.
  const isAsModel = parsed.success && (parsed.data as unknown) === data;
  if (!isAsModel && isTooDeep(data, MAX_RULES_DEPTH))
    return refuse(`is nested more than ${MAX_RULES_DEPTH} levels deep.`);
  const version = (data as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > RULES_VERSION) {
    return refuse(
      `is of version ${version}; this Belay reads ${RULES_VERSION}. Run \`npx belay init DIR\` in the journal, with the folder of this project, to update it.`,
    );
  }
  if (!parsed.success) {
    const words = firstIssueWords(parsed.error, RulesFile, data);
    return refuse(`is not a rules file that this Belay knows: ${words}.`);
  }
  if (parsed.data.digest !== digestOf(data as object)) {
    return refuse('was changed by hand: its digest does not match. Run `belay update`.');
  }
  const seen = new Set<string>();
  for (const { id } of parsed.data.rules) {
    if (seen.has(id)) return refuse(`contains the rule "${id}" twice.`);
    seen.add(id);
  }
  return { ok: true, file: parsed.data };
}

/** @throws TypeError if the bytes are not UTF-8. */
function textIn(bytes: Uint8Array): string {
  // Without characters beyond ASCII nothing has to be decoded, which takes longer than the parser for large files.
  if (isAscii(bytes))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function isTooDeep(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (isTooDeep(member, levels - 1)) return true;
  }
  return false;
}
