import { inAnyScript, isAscii, type ScriptPattern } from '../../symptoms/scripts.ts';

/** A pattern for any script. It is prepared only for text that is not ASCII: that takes several milliseconds. */
export class LazyPattern {
  readonly #pattern: ScriptPattern;

  /** @param source as for `inAnyScript`; flag `u`. */
  constructor(source: string) {
    this.#pattern = inAnyScript(source, 'u');
  }

  /** As it was written. */
  get any(): RegExp {
    return this.#pattern.any;
  }

  test(text: string): boolean {
    return this.#pattern[isAscii(text) ? 'ascii' : 'any'].test(text);
  }
}

/** The text of a module in which the patterns of schemas that need it are lazy. */
export function withLazyPatterns(code: string): string {
  const lazy = code.replaceAll(
    /(\.regex\(\s*)\/((?:\[(?:\\.|[^\]\\\n])+\]|\\.|[^/\\[\n])+)\/u(?=[,)])/g,
    (whole, before: string, source: string) =>
      source.includes('\\p{') ? `${before}new LazyPattern(${JSON.stringify(source)})` : whole,
  );
  return lazy === code
    ? code
    : `import { LazyPattern } from ${JSON.stringify(import.meta.filename)};\n${lazy}`;
}
