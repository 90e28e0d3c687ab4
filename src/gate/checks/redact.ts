/**
 * A text with secrets blanked: each value is replaced by the name of its variable in brackets.
 *
 * @param cut the text's beginning is missing, so it may begin within a secret: what may be such a rest is
 *   dropped.
 */
export function redact(
  text: string,
  secrets: readonly (readonly [name: string, value: string])[],
  cut = false,
): string {
  const longestFirst = secrets
    .filter(([, value]) => value !== '')
    .toSorted(([, a], [, b]) => b.length - a.length);
  const rest = cut ? Math.max(0, ...secrets.map(([, value]) => restOf(value, text))) : 0;
  return longestFirst.reduce(
    (blanked, [name, value]) => blanked.replaceAll(value, () => `[${name}]`),
    text.slice(rest),
  );
}

/** How much of a text's beginning is the end of a secret. */
function restOf(secret: string, text: string): number {
  for (let length = secret.length - 1; length > 0; length--) {
    if (text.startsWith(secret.slice(-length))) return length;
  }
  return 0;
}
