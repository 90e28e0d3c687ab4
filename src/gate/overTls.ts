/** Checks the URL that rules come from. */

/** The rules could not be fetched; the message says why, as the end of a sentence. */
export class SourceError extends Error {
  override name = 'SourceError';
}

/** @throws {SourceError} for any URL except `https:`: anyone on the network path could change the rules. */
export function overTls(url: URL): URL {
  if (url.protocol === 'https:') return url;
  throw new SourceError(`rules come over https: or from a file, not from ${shown(url)}`);
}

/** A URL without the user name and password that it may contain. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}
