import { expect, test } from 'vitest';
import { foldForSearch } from './foldForSearch.ts';

test.each([
  ['ışıklar', 'isiklar'],
  ['IŞIKLAR', 'isiklar'],
  ['İstanbul', 'istanbul'],
  ['ISTANBUL', 'istanbul'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['Größe', 'grosse'],
  ['Gro\u0308\u00dfe', 'grosse'],
  ['Ærø', 'aero'],
  ['libssl.so.1.1', 'libssl.so.1.1'],
])('%s is searched as %s', (text, folded) => {
  expect(foldForSearch(text)).toBe(folded);
});
