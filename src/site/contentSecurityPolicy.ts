/** What a page may load: files of this site, and the one inline script. */
import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy of every page.
 *
 * `wasm-unsafe-eval` lets Pagefind, the search, compile its WebAssembly; it does not allow `eval`.
 *
 * @param inlineScript the text of the one inline script, exactly as the page contains it.
 */
export function contentSecurityPolicy(inlineScript: string): string {
  const hash = createHash('sha256').update(inlineScript).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
