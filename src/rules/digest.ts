import { canonicalJson } from './canonicalJson.ts';

/**
 * The digest of a rules file: SHA-256 over the canonical JSON of all its fields but `digest` itself.
 *
 * @returns `sha256-` and base64, as in Subresource Integrity.
 */
export async function digestOf(file: object): Promise<string> {
  const { digest: _, ...rest } = file as { digest?: unknown };
  return digestOfText(canonicalJson(rest));
}

/** SHA-256 over a text in UTF-8, as `sha256-` and base64. */
export async function digestOfText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}
