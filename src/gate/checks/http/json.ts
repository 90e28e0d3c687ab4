/** Looks up a path in a JSON body. */

/**
 * How a body differs from the expected one, as the end of a sentence; `undefined` if it does not.
 *
 * @param cut whether the body was longer than what was read.
 */
export function differs(
  { path, equals }: { path: string; equals: string },
  body: Buffer,
  cut: boolean,
): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return cut ? 'its body is longer than 1 MB' : 'its body is not JSON';
  }
  for (const step of path.match(/[^.[\]$]+/g) ?? []) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) {
      return `there is no ${path} in its body`;
    }
    value = (value as Record<string, unknown>)[step];
  }
  const found = typeof value === 'string' ? value : JSON.stringify(value);
  if (found === equals) return undefined;
  return `${path} is ${JSON.stringify(value).slice(0, 100)}, not ${equals}`;
}
