import { foldCase } from '../../text/foldCase.ts';

/** What to write for a country that is spelled out, in English or in the machine's own language. */
export function whichCountry(text: string): string {
  const codes = [...Array(26 * 26).keys()].map((index) =>
    String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
  );
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const code = codes.find(
    (each) =>
      // Codes of countries that are no more have the names of their successors.
      Intl.getCanonicalLocales(`und-${each}`)[0] === `und-${each}` &&
      (foldCase(names.of(each) ?? '') === foldCase(text) || each === text.toUpperCase()),
  );
  const expected = 'expected two capital letters, such as TR, or none';
  return code === undefined ? expected : `${expected}. Did you mean "${code}"?`;
}
