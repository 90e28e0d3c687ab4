/**
 * Patterns for letters of any script. V8 takes up to ten times as long to prepare one as the same pattern for ASCII, and
 * most logs are ASCII.
 */

/** Text without any character that is a letter or a digit of another script. */
const ASCII = /^[\t-~]*$/;

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** A pattern, and the same for text that `isAscii`. */
export interface ScriptPattern {
  readonly ascii: RegExp;
  readonly any: RegExp;
}

/**
 * @param source with `\p{L}`, `\p{M}` and `\p{N}` in brackets only.
 * @param flags with `u`.
 */
export function inAnyScript(source: string, flags: string): ScriptPattern {
  const plain = source
    .replaceAll('\\p{L}', 'A-Za-z')
    .replaceAll('\\p{M}', '')
    .replaceAll('\\p{N}', '0-9');
  let any: RegExp | undefined;
  return {
    ascii: new RegExp(plain, flags.replace('u', '')),
    get any() {
      any ??= new RegExp(source, flags);
      return any;
    },
  };
}

/** Whether a text consists of letters only. */
export function isLetters(text: string): boolean {
  return /^[A-Za-z]*$/.test(text) || (!isAscii(text) && !/[^\p{L}]/u.test(text));
}

export function hasLetter(text: string): boolean {
  return /[A-Za-z]/.test(text) || (!isAscii(text) && /\p{L}/u.test(text));
}
