/** Digests by `node:crypto`: the `crypto` of the Web, which has them too, takes longer to start. */
import { createHash } from 'node:crypto';
import { writeCanonicalJson } from '../text/canonicalJson.ts';

/**
 * The digest of a rules file: SHA-256 over the canonical JSON of all its fields but `digest` itself and `revision`.
 * A commit that changes no rule raises the revision, and the rules are still the same.
 *
 * @returns `sha256-` and base64, as in Subresource Integrity.
 */
export function digestOf(file: object): string {
  const { digest: _d, revision: _r, ...rest } = file as { digest?: unknown; revision?: unknown };
  const hash = createHash('sha256');
  writeCanonicalJson(rest, (part) => hash.update(part, 'utf8'));
  return `sha256-${hash.digest('base64')}`;
}

/** SHA-256 over a text in UTF-8, as `sha256-` and base64. */
export function digestOfText(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
