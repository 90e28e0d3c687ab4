/** What an address has to be for rules to come from it. */

/** The rules could not be fetched; the message says why, as the end of a sentence. */
export class SourceError extends Error {
  override name = 'SourceError';
}

/** @throws {SourceError} for any address but an `https:` one: who is on the way could change the rules. */
export function overTls(url: URL): URL {
  if (url.protocol === 'https:') return url;
  throw new SourceError(`rules come over https: or from a file, not from ${shown(url)}`);
}

/** An address without the name and the word to log in by, which may stand in it. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}
