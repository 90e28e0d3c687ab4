/**
 * Patterns for letters of any script, such as `/\p{L}+/u`. V8 takes 1 to 5 ms to prepare one, and some fifty are used to
 * check a single note. Most texts are ASCII, for which the same pattern with `A-Za-z` is prepared fifty times as fast.
 */
import { isAscii } from '../../symptoms/scripts.ts';

/** A character that is not in a text that is ASCII: an empty part would change what is next to it, as `^`. */
const NEVER = '\\u0300';
/** What each property of a character means in a text that is ASCII, as a part of a class. */
const IN_ASCII: Readonly<Record<string, string>> = {
  L: 'A-Za-z',
  Lu: 'A-Z',
  Ll: 'a-z',
  M: NEVER,
  N: '0-9',
  Nd: '0-9',
  Extended_Pictographic: NEVER,
};
/** An escaped character, a property, or the start or end of a class. */
const PART = /\\p\{([^}]*)\}|\\.|[[\]]/gs;

/**
 * The same pattern for texts that are ASCII.
 *
 * @returns `undefined` if it has no properties, or one that is not known here.
 */
function forAscii(source: string): string | undefined {
  let isInClass = false;
  let isKnown = source.includes('\\p{') && !source.includes('\\P{');
  const ascii = source.replaceAll(PART, (part, property: string | undefined) => {
    if (part === '[') isInClass = true;
    if (part === ']') isInClass = false;
    if (property === undefined) return part;
    const meaning = IN_ASCII[property];
    if (meaning === undefined) isKnown = false;
    return isInClass ? `${meaning}` : `[${meaning}]`;
  });
  return isKnown ? ascii : undefined;
}

/** Behaves as the `RegExp` with the same source and flags. */
export class AnyScript {
  readonly source: string;
  readonly flags: string;
  lastIndex = 0;
  readonly #asciiSource: string;
  #ascii: RegExp | undefined;
  #any: RegExp | undefined;

  constructor(source: string, flags: string, ascii: string) {
    this.source = source;
    this.flags = flags;
    this.#asciiSource = ascii;
  }

  /** As it was written. */
  get any(): RegExp {
    this.#any ??= new RegExp(this.source, this.flags);
    return this.#any;
  }

  test(text: string): boolean {
    return this.#with(text, (pattern) => pattern.test(text));
  }

  exec(text: string): RegExpExecArray | null {
    return this.#with(text, (pattern) => pattern.exec(text));
  }

  [Symbol.match](text: string): RegExpMatchArray | null {
    return this.#with(text, (pattern) => pattern[Symbol.match](text));
  }

  [Symbol.matchAll](text: string): RegExpStringIterator<RegExpMatchArray> {
    return this.#with(text, (pattern) => pattern[Symbol.matchAll](text));
  }

  [Symbol.replace](text: string, by: string): string {
    return this.#with(text, (pattern) => pattern[Symbol.replace](text, by));
  }

  [Symbol.search](text: string): number {
    return this.#with(text, (pattern) => pattern[Symbol.search](text));
  }

  [Symbol.split](text: string, limit?: number): string[] {
    return this.#with(text, (pattern) => pattern[Symbol.split](text, limit));
  }

  #with<Result>(text: string, use: (pattern: RegExp) => Result): Result {
    if (!isAscii(text)) return this.#from(this.any, use);
    this.#ascii ??= new RegExp(this.#asciiSource, this.flags);
    return this.#from(this.#ascii, use);
  }

  #from<Result>(pattern: RegExp, use: (pattern: RegExp) => Result): Result {
    pattern.lastIndex = this.lastIndex;
    const result = use(pattern);
    this.lastIndex = pattern.lastIndex;
    return result;
  }
}

const known = new Map<string, AnyScript>();

/** In place of `new RegExp(source, flags)`, and of patterns as they are written in code. */
export function anyScript(source: string, flags = ''): AnyScript | RegExp {
  const ascii = flags.includes('u') ? forAscii(source) : undefined;
  if (ascii === undefined) return new RegExp(source, flags);
  // Those know where the last match ended.
  if (/[gy]/.test(flags)) return new AnyScript(source, flags, ascii);
  const key = `${flags}/${source}`;
  const made = known.get(key) ?? new AnyScript(source, flags, ascii);
  known.set(key, made);
  return made;
}
