/** The severity of a code, and its words for what was found. */

export interface Words {
  /** What was found, in one sentence without its full stop. */
  message: string;
  /** What to write instead. */
  note?: string;
  /** The values that would have been accepted. */
  expected?: string[];
}

export interface Wording<Facts> {
  severity: 'error' | 'warning';
  say: (facts: Facts) => Words;
}

export function error<Facts = void>(say: (facts: Facts) => Words): Wording<Facts> {
  return { severity: 'error', say };
}

export function warning<Facts = void>(say: (facts: Facts) => Words): Wording<Facts> {
  return { severity: 'warning', say };
}

/** For codes whose words come from the module that parses that grammar. */
export function asTold(words: Words): Words {
  return words;
}
