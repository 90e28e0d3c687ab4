/** Words in the scripts of pages. A bundled script has a call for each word, until it is known which language a site has. */

/** The words of all scripts in each language: by name, as JavaScript expressions. */
export type ScriptWords = Record<string, Record<string, string>>;

const WORD_CALL =
  /(?:\/\* ?@__PURE__ ?\*\/ ?)?__belay_word__\(\s*([`'"])(\w+)\1,\s*([`'"])\w+\3\s*\)/g;

/**
 * The export of a word by a module that does not know its language yet. The call is never made.
 *
 * @param version a digest of all words: a script is named after its content, so this gives it another name when words change.
 */
export function wordCall(name: string, version: string): string {
  return `export const ${name} = /* @__PURE__ */ __belay_word__('${name}', '${version}');`;
}

/** The names of the words that a bundled script calls for. */
export function wordsCalledIn(code: string): string[] {
  return [...code.matchAll(WORD_CALL)].map(([, , name = '']) => name);
}

/**
 * Puts words into a script.
 *
 * @param words by name, as JavaScript expressions.
 * @throws if a word is missing.
 */
export function withWords(code: string, words: Readonly<Record<string, string>>): string {
  return code.replaceAll(WORD_CALL, (call, _, name: string, __, at: number) => {
    const word = words[name];
    if (word === undefined) throw new Error(`There is no word ${name}.`);
    // As the whole value of a variable it needs no parentheses.
    const isAlone = code[at - 1] === '=' && /[,;]/.test(code[at + call.length] ?? '');
    return isAlone ? word : `(${word})`;
  });
}
