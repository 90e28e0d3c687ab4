import { expect, test } from 'vitest';
import { LANGUAGES, languageFor } from './languages.ts';

/** Every string of a language, its functions called with plain values, by name. */
function strings(language: string): Map<string, string> {
  return new Map(
    Object.entries(LANGUAGES[language] ?? {}).flatMap(([name, word]): [string, string][] => {
      if (typeof word === 'string') return [[name, word]];
      if (typeof word === 'function') return [[name, String(Reflect.apply(word, null, [2, 3, 4]))]];
      return Object.entries(word).map(([key, text]) => [`${name}.${key}`, String(text)]);
    }),
  );
}

test.each(Object.keys(LANGUAGES))('%s has every string, and no string is empty', (language) => {
  expect([...strings(language).keys()].sort()).toEqual([...strings('en').keys()].sort());
  for (const [name, text] of strings(language)) expect(text.trim(), name).not.toBe('');
});

test.each(['tr', 'de'])('%s is translated, not left in English', (language) => {
  const english = strings('en');
  const same = [...strings(language)].filter(([name, text]) => english.get(name) === text);
  // Units, names of files, and words that are the same in both languages.
  expect(same.length).toBeLessThan(english.size / 10);
});

test.each([
  ['tr', 'tr'],
  ['de-AT', 'de'],
  ['EN-us', 'en'],
  ['fr', 'en'],
])('a journal in %s gets the words of %s', (language, expected) => {
  expect(languageFor(language)).toBe(expected);
});
