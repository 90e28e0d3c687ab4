/** Parses the parameters of a check, and words their errors. */
import { type Problem, problem as problemOf } from '../diagnostics/codes.ts';
import { readDuration } from '../text/duration.ts';
import { suggest } from '../text/suggest.ts';
import type { CheckKind } from './model.ts';

export type CheckProblem = Problem;

/** What is wrong with a parameter, and where wanted what to write instead. */
export function problem(message: string, note?: string): CheckProblem {
  return problemOf('check-parameter', { message, ...(note && { note }) });
}

/** That a kind of check has no such parameter, with the nearest one or all of them. */
export function unknownParameter(
  kind: CheckKind,
  name: string,
  known: readonly string[],
): CheckProblem {
  const near = suggest(name, known);
  return {
    ...problem(
      `\`${kind}\` has no parameter "${name}"`,
      near ? `Did you mean \`${near}=\`?` : `It takes ${listed(known)}.`,
    ),
    expected: [...known],
  };
}

/** `within=60s` → its name and its value, which may hold further `=`. */
export function splitParameter(word: string): [name: string, value?: string] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}

/** Words for a sentence, as code. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** The value of `within=` or `for=`, in seconds. */
export function readTime(name: 'within' | 'for', value: string): number | CheckProblem {
  const seconds = (readDuration(value) ?? 0) / 1000;
  return seconds >= 1 && seconds <= 86_400
    ? seconds
    : problem(
        `"${value}" is not a length of time`,
        `Write \`${name}=60s\`, \`${name}=5m\` or \`${name}=1h\`; the limit is a day.`,
      );
}
