/** Letters that canonical decomposition leaves whole, and how search folds them. */
const LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ẞ: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  þ: 'th',
};
const UNDECOMPOSED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/**
 * Text as search compares it: without accents, however they are composed, in lower case, and with one form for all of
 * `I ı İ i`. The same in every locale.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(UNDECOMPOSED, (letter) => LETTERS[letter] ?? letter);
}
