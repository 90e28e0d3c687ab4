/**
 * Text in lower case and in composed form (NFC), folded the same way in every locale. Turkish pairs `ı` with `I`
 * and `i` with `İ`; all four become `i`, so that `HAYIR` is the word `Hayır` on any computer.
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i');
}
