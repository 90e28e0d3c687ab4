/** Reading the inline code after a rule: who answers it, whether it stops, which id it is pinned to. */

import { problem as problemOf } from '../diagnostics/codes.ts';
import { suggest } from '../text/suggest.ts';
import { CHECK_NAME, CHECK_NAME_WORDS } from './checkName.ts';
import {
  CALENDAR_QUESTIONS,
  CHECK_KINDS,
  type Check,
  type CheckKind,
  WEEKDAYS,
  type Weekday,
} from './model.ts';
import { type CheckProblem, listed, problem, readTime, splitParameter } from './parameters.ts';
import { readHttp } from './readHttp.ts';
import { isPinnedId } from './ruleId.ts';

/** The content of the code after a rule. Missing parts stay `undefined`. */
export interface CheckSyntax {
  check?: Check;
  level?: 'warn';
  id?: string;
}

export type CheckResult = { ok: true; value: CheckSyntax } | { ok: false; problem: CheckProblem };

/** The words with which a rule's code may begin. */
const FIRST_WORDS: readonly string[] = [...CHECK_KINDS, 'warn'];

/** `` `command unit-tests warn id=tests` `` without its backticks → what it says. */
export function readCheck(code: string): CheckResult {
  const value: CheckSyntax = {};
  const words: string[] = [];
  for (const word of splitWords(code)) {
    if (word === 'warn') value.level = 'warn';
    else if (word.startsWith('id=')) {
      const id = word.slice('id='.length);
      if (!isPinnedId(id)) {
        return fail('check-parameter', `"${id}" cannot be an id`, {
          note: 'An id has letters, digits and `-`: `id=unit-tests`.',
        });
      }
      value.id = id;
    } else words.push(word);
  }
  const [kind, ...parameters] = words;
  if (kind === undefined) return { ok: true, value };
  if (!isCheckKind(kind)) {
    const near = suggest(kind, FIRST_WORDS);
    return fail('check-unknown', `"${kind}" is not a kind of check`, {
      note: near
        ? `Did you mean \`${near}\`?`
        : `Write one of ${listed(CHECK_KINDS)}, or move the code into the question.`,
      expected: [...CHECK_KINDS],
    });
  }
  const check = READERS[kind](parameters);
  return 'kind' in check ? { ok: true, value: { ...value, check } } : { ok: false, problem: check };
}

/** Whether a code is a check with all that it needs, so that hardly anybody means it as content: `command unit-tests`. */
export function isWholeCheck(code: string): boolean {
  const [first, second] = splitWords(code);
  if (first === undefined || second === undefined || !isCheckKind(first)) return false;
  const result = readCheck(code);
  return result.ok && result.value.check !== undefined;
}

/** Whether a task's inline code is a check: only by its first word, so that other code stays content. */
export function isCheckCode(code: string): boolean {
  const first = splitWords(code)[0];
  return first !== undefined && (FIRST_WORDS.includes(first) || first.startsWith('id='));
}

/** The kind that a task's inline code nearly names (`comand unit-tests`), for a warning. */
export function nearCheckKind(code: string): CheckKind | undefined {
  const [first, ...rest] = splitWords(code);
  if (first === undefined || first.length < 4 || rest.length === 0 || isCheckCode(code)) {
    return undefined;
  }
  const near = suggest(first, CHECK_KINDS);
  return near !== undefined && isCheckKind(near) ? near : undefined;
}

type Reader = (parameters: string[]) => Check | CheckProblem;

const READERS: Record<CheckKind, Reader> = {
  person: (parameters) => {
    if (parameters.length === 0) return { kind: 'person' };
    const role = readName('person', parameters, 'a role: `person product-manager`');
    return typeof role === 'string' ? { kind: 'person', role } : role;
  },
  calendar: readCalendar,
  command: readCommand,
  drift: (parameters) =>
    timeless('drift', parameters) ?? readNamed('drift', parameters, '`drift server-packages`'),
  http: readHttp,
  'linked-libraries': (parameters) =>
    timeless('linked-libraries', parameters) ??
    readNamed('linked-libraries', parameters, '`linked-libraries psycopg2`'),
};

/** Refuses `for=` and `within=` for checks that look at what is on the machine: it is the same after waiting. */
function timeless(kind: CheckKind, parameters: readonly string[]): CheckProblem | undefined {
  const [, name] = parameters.map((each) => /^(for|within)=/.exec(each)).find(Boolean) ?? [];
  if (name === undefined) return undefined;
  return problem(
    `\`${kind}\` takes no \`${name}=\``,
    'It looks at what is on the machine, which does not change back by waiting. `for=` is for `http` and `command`, `within=` for `http`.',
  );
}

/** The name, and for how long the command must go on to succeed. */
function readCommand(parameters: string[]): Check | CheckProblem {
  const times = parameters.filter((parameter) => parameter.startsWith('for='));
  const rest = parameters.filter((parameter) => !parameter.startsWith('for='));
  const named = readNamed('command', rest, '`command unit-tests`');
  const [time] = times;
  if (!('kind' in named) || named.kind !== 'command' || time === undefined) return named;
  if (times.length > 1) return problem('`for=` is given twice');
  const read = readTime('for', time.slice('for='.length));
  return typeof read === 'number' ? { kind: 'command', name: named.name, for: read } : read;
}

function readNamed(
  kind: 'command' | 'drift' | 'linked-libraries',
  parameters: string[],
  example: string,
): Check | CheckProblem {
  const name = readName(kind, parameters, `a name that belay.json binds: ${example}`);
  return typeof name === 'string' ? { kind, name } : name;
}

function readName(kind: CheckKind, parameters: string[], what: string): string | CheckProblem {
  const [name, ...more] = parameters;
  if (name === undefined) return problem(`\`${kind}\` needs a name`, `Write ${what}.`);
  if (more.length > 0) {
    return problem(`\`${kind}\` takes one name, not "${parameters.join(' ')}"`, `Write ${what}.`);
  }
  if (!CHECK_NAME.test(name)) {
    return problem(`"${name}" cannot be the name of a ${kind}`, `A name is ${CHECK_NAME_WORDS}.`);
  }
  return name;
}

function readCalendar(parameters: string[]): Check | CheckProblem {
  const questions = [...CALENDAR_QUESTIONS, 'weekday', 'between'];
  // `calendar weekday weekday=fri` says no more than `calendar weekday=fri`.
  const [first, second, ...more] = parameters;
  const word = second?.startsWith(`${first}=`) ? second : first;
  const extra = second === word || second === undefined ? more : [second, ...more];
  if (word === undefined) {
    return {
      ...problem('`calendar` needs a question', `Write one of ${listed(questions)} after it.`),
      expected: questions,
    };
  }
  if (extra.length > 0) {
    return problem(`\`calendar\` asks one question, not also "${extra.join(' ')}"`);
  }
  const question = CALENDAR_QUESTIONS.find((name) => name === word);
  if (question) return { kind: 'calendar', name: question };
  const [name, value = ''] = splitParameter(word);
  if (name === 'weekday') return readWeekdays(value);
  if (name === 'between') return readBetween(value);
  const near = suggest(name, questions);
  return {
    ...problem(
      `the calendar has no question "${word}"`,
      near ? `Did you mean \`${near}\`?` : `Write one of ${listed(questions)}.`,
    ),
    expected: questions,
  };
}

function readWeekdays(value: string): Check | CheckProblem {
  const weekdays: Weekday[] = [];
  for (const name of value.split(',')) {
    const weekday = name.length >= 3 && WEEKDAYS.find((day) => day.startsWith(name.toLowerCase()));
    if (!weekday) {
      return problem(
        `"${name}" is not a day of the week`,
        'Write `weekday=fri`, or several as `weekday=fri,sat`.',
      );
    }
    if (!weekdays.includes(weekday)) weekdays.push(weekday);
  }
  weekdays.sort((a, b) => WEEKDAYS.indexOf(a) - WEEKDAYS.indexOf(b));
  return { kind: 'calendar', name: 'weekday', weekdays };
}

function readBetween(value: string): Check | CheckProblem {
  const range = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(value);
  const [, from, to] = range ?? [];
  if (from === undefined || to === undefined) {
    return problem(
      `"${value}" is not a range of times`,
      'Write two times of day: `between=22:00-06:00`.',
    );
  }
  if (from === to) {
    return problem(`"${value}" is an empty range`, 'Its end must differ from its start.');
  }
  return { kind: 'calendar', name: 'between', from, to };
}

/** Words between spaces. Quotes keep spaces inside a word, and vanish: `contains="all good"`. */
function splitWords(code: string): string[] {
  return [...code.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

function isCheckKind(word: string): word is CheckKind {
  return (CHECK_KINDS as readonly string[]).includes(word);
}

function fail(
  code: 'check-unknown' | 'check-parameter',
  message: string,
  more: Pick<CheckProblem, 'note' | 'expected'>,
): CheckResult {
  return { ok: false, problem: problemOf(code, { message, ...more }) };
}
