import type { IncomingMessage } from 'node:http';
import { decodeAddress } from '../../journal/links/noteLink.ts';

/**
 * Makes sirv look for the file that a request asks for, as other hosts do: it leaves `%40`, `%2C` and `%23` in addresses as
 * they are, so it would not find `rack@2x.png`. It takes an address that was parsed already from `_parsedUrl`, as
 * `@polka/url` does.
 *
 * @param address the path and query, without the base path. A path that leads out of the folder stays as it is.
 */
export function askFor(request: IncomingMessage, address: string): void {
  request.url = address;
  const path = decodeAddress(address.split('?')[0] ?? '');
  if (/[\\\0]|(?:^|\/)\.\.(?:\/|$)/.test(path)) return;
  // sirv decodes this once more.
  const pathname = path.replaceAll('%', '%25');
  Object.assign(request, { _parsedUrl: { pathname, search: '', raw: address } });
}
