/** Which hosts and addresses an http check may reach, by `belay.json`. */
import { BlockList, isIP } from 'node:net';

export interface Hosts {
  /** Whether a URL's host is listed, at the URL's port. */
  lists(url: URL): boolean;
  /** Whether a URL's host may be reached at an address that its name resolves to. */
  reaches(url: URL, address: string): boolean;
}

/**
 * Reads the `hosts` of `belay.json`. An entry is one of
 *
 * - `shop.example`: the host at the usual port, 80 or 443;
 * - `localhost`: this machine, at any port;
 * - `shop.example:8443`, `127.0.0.1:8000`, `[::1]:8000`: the host at exactly this port;
 * - `10.1.0.0/16`: not a host, but addresses that a listed name may have.
 *
 * Addresses that are not public (private, loopback, link-local and others) are reached only if they are listed
 * themselves, or as `localhost`. An entry of any other form is ignored.
 */
export function declaredHosts(entries: readonly string[]): Hosts {
  const hosts = entries.flatMap(hostEntry);
  const networks = new BlockList();
  for (const entry of entries) addNetwork(networks, entry);
  const has = (host: string | undefined, url: URL) =>
    host !== undefined && hosts.some((entry) => entry.host === host && portFits(entry, url));
  return {
    lists: (url) => has(nameOf(url), url),
    reaches(url, zoned) {
      const address = zoned.replace(/%.*$/, '');
      if (isIP(address) === 0) return false;
      if (!within(NOT_PUBLIC, address) || within(networks, address)) return true;
      if (nameOf(url) === 'localhost' && within(LOOPBACK, address)) return has('localhost', url);
      return has(canonical(address), url);
    },
  };
}

interface HostEntry {
  host: string;
  port: string | undefined;
}

function hostEntry(entry: string): HostEntry[] {
  const [, name, port] = entry.match(/^(\[[^\]]*\]|[^:/?#@\\\s[\]]+)(?::(\d{1,5}))?$/) ?? [];
  if (name === undefined || !URL.canParse(`http://${name}`)) return [];
  return [{ host: nameOf(new URL(`http://${name}`)), port }];
}

function portFits({ host, port }: HostEntry, url: URL): boolean {
  // A development server may use any port.
  if (port === undefined && host === 'localhost') return true;
  const usual = url.protocol === 'https:' ? '443' : '80';
  return Number(port ?? usual) === Number(url.port || usual);
}

/** A URL's host in lower case, without a final dot. */
function nameOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}

/** An address as URLs write it. */
function canonical(address: string): string {
  return new URL(`http://${isIP(address) === 6 ? `[${address}]` : address}`).hostname;
}

function addNetwork(list: BlockList, entry: string): void {
  const [, address = '', bits = ''] = entry.match(/^([0-9a-f.:]+)\/(\d{1,3})$/i) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(bits) > (family === 6 ? 128 : 32)) return;
  list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
}

function within(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) addNetwork(list, network);
  return list;
}

const LOOPBACK = blockList(['127.0.0.0/8', '::1/128']);

/** IANA's special-purpose address registries (RFC 6890), with multicast and reserved ranges. */
const NOT_PUBLIC_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
const NOT_PUBLIC_V6 = [
  ...['::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];
const NOT_PUBLIC = blockList([
  ...NOT_PUBLIC_V4,
  ...NOT_PUBLIC_V6,
  // Addresses of version 4 within others: those that are mapped (RFC 4291), and those behind NAT64 (RFC 6052).
  ...NOT_PUBLIC_V4.flatMap((network) => {
    const [address, bits] = network.split('/');
    return ['::ffff:', '64:ff9b::'].map((before) => `${before}${address}/${Number(bits) + 96}`);
  }),
]);
