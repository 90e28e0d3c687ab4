/** All codes of diagnostics. A code never changes its meaning: people silence it and search for it. */
import { FILE_WORDING } from './wording/files.ts';
import { NOTE_WORDING } from './wording/notes.ts';
import { RULE_WORDING } from './wording/rules.ts';
import type { Wording, Words } from './wording/wording.ts';

// The type is written out, so that declarations of the package can name it.
const WORDING: typeof RULE_WORDING & typeof NOTE_WORDING & typeof FILE_WORDING = {
  ...RULE_WORDING,
  ...NOTE_WORDING,
  ...FILE_WORDING,
};

export type DiagnosticCode = keyof typeof WORDING;

/** The facts that the words of a code are made from. */
export type Facts<Code extends DiagnosticCode> =
  (typeof WORDING)[Code] extends Wording<infer Known> ? Known : never;

/** What is wrong, without a place. */
export interface Problem extends Words {
  code: DiagnosticCode;
  severity: 'error' | 'warning';
}

/** What a code says about what was found. */
export function problem<Code extends DiagnosticCode>(
  code: Code,
  ...[facts]: Facts<Code> extends void ? [] : [facts: Facts<Code>]
): Problem {
  const { severity, say } = WORDING[code] as Wording<unknown>;
  return { code, severity, ...say(facts) };
}

export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(WORDING, text);
}
