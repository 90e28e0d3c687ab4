/** Masks the addresses of clients in what a note quotes: they are personal data. */

const IPV4 = /(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w.-]*[\w-]|\.\d)/g;
const IPV6 =
  /(?<![\w.:])(?=[0-9a-f:]{0,39}:[0-9a-f:]{0,39}:)(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![\w:])/gi;
/** Private networks: their addresses describe the system, not people. */
const INNER =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|192\.0\.2|198\.51\.100|203\.0\.113|22[4-9]|23\d|255)\./;
const INNER6 = /^(?:f[cd]|fe[89ab]|2001:0?db8|::1$)/i;
/** After these words a number with four parts is a version. */
const VERSION = /(?:\bversion|\bv|\brelease)[ :="']{0,3}$/i;

/**
 * Replaces each public address by one that is reserved for documentation (RFC 5737 and 3849). The same address always
 * gets the same replacement, so the line still matches.
 */
export function maskAddresses(text: string): string {
  const known = new Map<string, string>();
  const standIn = (address: string, make: (number: number) => string) => {
    const made = known.get(address) ?? make((known.size % 254) + 1);
    known.set(address, made);
    return made;
  };
  return text
    .replace(IPV4, (address, at: number) => {
      const parts = address.split('.').map(Number);
      if (parts.some((part) => part > 255) || INNER.test(address)) return address;
      if (VERSION.test(text.slice(Math.max(0, at - 16), at))) return address;
      return standIn(address, (number) => `192.0.2.${number}`);
    })
    .replace(IPV6, (address) => {
      // Times have colons too, but no letters.
      if (INNER6.test(address) || !/[a-f]|::/i.test(address)) return address;
      return standIn(address.toLowerCase(), (number) => `2001:db8::${number.toString(16)}`);
    });
}
