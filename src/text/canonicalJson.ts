/**
 * JSON with exactly one form for each value (RFC 8785, JCS): no white space, members sorted by UTF-16 code
 * unit, numbers and strings as `JSON.stringify` writes them. Members that are `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Joined at the end: text that grows by pieces is copied again for the digest, in twice the time.
  const members: string[] = [];
  // Without a comparison of its own, `sort` compares code units.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}
