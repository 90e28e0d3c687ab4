import type { Answer, Finding } from '../decision.ts';

export interface Given {
  answer: Answer;
  /** The e-mail address that git knows the answerer by; `undefined` where there is none. */
  by?: string;
  /** How the answer came: `--answer`, `at the prompt`. */
  how: string;
}

/**
 * What a person's answer says. For a role whose holders `belay.json` lists, only theirs counts.
 *
 * @param holders the addresses that may answer; `undefined` where anybody may.
 */
export function weighAnswer(
  { answer, by, how }: Given,
  role: string | undefined,
  holders: readonly string[] | undefined,
): Finding {
  const who = by ?? 'somebody without an e-mail address in git';
  if (!role || !holders || holders.some((holder) => sameAddress(holder, by))) {
    return { answer, evidence: `${who} answered ${answer}, ${how}`, ...(by && { by }) };
  }
  return {
    answer: 'unknown',
    evidence: `${who} answered ${answer}, but only ${role} may: ${holders.join(', ')}`,
  };
}

function sameAddress(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
