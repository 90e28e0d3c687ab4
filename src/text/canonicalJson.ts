/**
 * JSON with exactly one form for each value (RFC 8785, JCS): no white space, members sorted by UTF-16 code
 * unit, numbers and strings as `JSON.stringify` writes them. Members that are `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  let text = '';
  writeCanonicalJson(value, (part) => {
    text += part;
  });
  return text;
}

/** Characters after which a part is handed over: a large text is never in one piece. */
const PART = 65_536;
/** How many kinds of objects are remembered: most objects of a file are of a few kinds. */
const MAX_KINDS = 64;
/** Text that needs no escapes in JSON. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** The members of one kind of object. */
interface Kind {
  /** Their names in the order of the object. */
  given: readonly string[];
  sorted: readonly string[];
  /** `"name":` for each of the sorted names. */
  heads: readonly string[];
}

/**
 * The same text in parts, for a digest. Copies with sorted members, for `JSON.stringify`, would take more time and twice the
 * memory.
 *
 * @param write gets each part.
 */
export function writeCanonicalJson(value: unknown, write: (part: string) => void): void {
  const kinds: Kind[] = [];
  let text = '';
  const add = (each: unknown): void => {
    if (typeof each === 'string') {
      text += PLAIN.test(each) ? `"${each}"` : JSON.stringify(each);
    } else if (each === null || typeof each !== 'object') {
      text += JSON.stringify(each) ?? 'null';
    } else if (Array.isArray(each)) {
      text += '[';
      for (let index = 0; index < each.length; index++) {
        if (index > 0) text += ',';
        add(each[index]);
      }
      text += ']';
    } else {
      addObject(each as Readonly<Record<string, unknown>>);
    }
  };
  const addObject = (object: Readonly<Record<string, unknown>>): void => {
    const { sorted, heads } = kindOf(Object.keys(object), kinds);
    let before = '{';
    for (let index = 0; index < sorted.length; index++) {
      const member = object[sorted[index] as string];
      if (member === undefined) continue;
      text += before + heads[index];
      before = ',';
      add(member);
    }
    text += before === '{' ? '{}' : '}';
    if (text.length > PART) {
      write(text);
      text = '';
    }
  };
  add(value);
  write(text);
}

function kindOf(given: readonly string[], kinds: Kind[]): Kind {
  for (const kind of kinds) if (areSame(kind.given, given)) return kind;
  // Without a comparison of its own, `sort` compares code units.
  const sorted = [...given].sort();
  const kind = { given, sorted, heads: sorted.map((name) => `${JSON.stringify(name)}:`) };
  if (kinds.length < MAX_KINDS) kinds.push(kind);
  return kind;
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) {
    if (some[index] !== others[index]) return false;
  }
  return true;
}
