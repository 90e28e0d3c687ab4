/**
 * Text from outside, safe to print: characters that would control a terminal, or change the direction of the text,
 * are shown as `\x1b` and so on. Tabs and line ends stay; a carriage return before a line end is removed.
 */
export function visible(text: string): string {
  if (text.search(STEERING) < 0) return text;
  return text.replaceAll('\r\n', '\n').replaceAll(STEERING, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}

/** As `visible`, on one line. */
export function visibleLine(text: string): string {
  const line = /[\n\r]/.test(text) ? text.replaceAll(/\s*[\n\r]\s*/g, ' ') : text;
  return visible(line);
}

/** C0 and C1 controls without tab and line feed; line separators; marks and overrides of direction. */
const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it searches for control characters.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
