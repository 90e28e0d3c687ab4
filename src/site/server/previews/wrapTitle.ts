/** Breaks a title into lines. */

/**
 * Breaks a text between words into lines of about the same length. A word that is too long for a line is broken.
 *
 * @param widthOf the width of a text, in pixels.
 * @param maxWidth of a line, in pixels.
 * @param maxLines the last line ends in `…` if there is more text.
 */
export function wrapTitle(
  text: string,
  widthOf: (text: string) => number,
  maxWidth: number,
  maxLines: number,
): string[] {
  const words = text
    .trim()
    .split(/\s+/)
    .flatMap((word) => piecesOf(word, widthOf, maxWidth));
  const filled = fill(words, widthOf, maxWidth);
  if (filled.length > maxLines) {
    const shown = filled.slice(0, maxLines);
    let last = shown.pop() ?? '';
    while (last !== '' && widthOf(`${last}…`) > maxWidth) last = shorter(last);
    return [...shown, `${last}…`];
  }
  // The narrowest width with as many lines: no line holds a single word by chance.
  let [narrow, wide] = [0, maxWidth];
  while (wide - narrow > 8) {
    const middle = (narrow + wide) / 2;
    const fits =
      words.every((word) => widthOf(word) <= middle) &&
      fill(words, widthOf, middle).length === filled.length;
    if (fits) wide = middle;
    else narrow = middle;
  }
  return fill(words, widthOf, wide);
}

function fill(
  words: readonly string[],
  widthOf: (text: string) => number,
  maxWidth: number,
): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= maxWidth)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A line without its last word, or without its last letter if it is one word. */
function shorter(line: string): string {
  const space = line.lastIndexOf(' ');
  return space > 0 ? line.slice(0, space) : line.slice(0, -1);
}

function piecesOf(word: string, widthOf: (text: string) => number, maxWidth: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character) > maxWidth) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
