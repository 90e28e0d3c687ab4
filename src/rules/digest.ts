import { canonicalJson } from './canonicalJson.ts';

/**
 * The digest of a rules file: SHA-256 over the canonical JSON of all its fields but `digest` itself.
 *
 * @returns `sha256-` and base64, as in Subresource Integrity.
 */
export async function digestOf(file: object): Promise<string> {
  const { digest: _, ...rest } = file as { digest?: unknown };
  const bytes = new TextEncoder().encode(canonicalJson(rest));
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}
