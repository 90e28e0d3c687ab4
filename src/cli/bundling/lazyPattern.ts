/** Text that has no letter or digit of another script. */
const ASCII = /^[\t-~]*$/;

/** A pattern for any script. It is prepared only for text that is not ASCII: that takes several milliseconds. */
export class LazyPattern {
  readonly #source: string;
  readonly #ascii: RegExp;
  #any: RegExp | undefined;

  /** @param source with `\p{L}`, `\p{M}` and `\p{N}` in brackets only; flag `u`. */
  constructor(source: string) {
    this.#source = source;
    const plain = source
      .replaceAll('\\p{L}', 'A-Za-z')
      .replaceAll('\\p{M}', '')
      .replaceAll('\\p{N}', '0-9');
    this.#ascii = new RegExp(plain);
  }

  /** As it was written. */
  get any(): RegExp {
    this.#any ??= new RegExp(this.#source, 'u');
    return this.#any;
  }

  test(text: string): boolean {
    return (ASCII.test(text) ? this.#ascii : this.any).test(text);
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
