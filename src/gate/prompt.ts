/** Asking people, on the controlling terminal: standard output may be a pipe that nobody sees in time. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ReadStream } from 'node:tty';
import type { Answer } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { visible, visibleLine } from '../text/visible.ts';

export interface Terminal {
  /** Asks until the words are understood; `undefined` where nobody answers any more. */
  ask(rule: Rule): Promise<Answer | undefined>;
  /** Asks a plain question. */
  confirm(question: string): Promise<boolean>;
  /** Asks for a few words of one's own; `undefined` where nobody answers. */
  explain(question: string): Promise<string | undefined>;
  close(): void;
}

/**
 * Opens the terminal where somebody sits at one; `undefined` where not: then nothing is asked, and nothing waits.
 *
 * Lines are read as the terminal gives them. It stays in its usual mode, so Ctrl-C is a signal as ever.
 */
export function openTerminal(stdin: { isTTY?: boolean }): Terminal | undefined {
  if (!stdin.isTTY) return undefined;
  const path = process.platform === 'win32' ? ['CONIN$', 'CONOUT$'] : ['/dev/tty', '/dev/tty'];
  let input: ReadStream;
  let output: number;
  try {
    output = openSync(path[1] as string, 'w');
    input = new ReadStream(openSync(path[0] as string, 'r'));
  } catch {
    return undefined;
  }
  const lines = createInterface({ input, terminal: false });
  const waiting: ((line: string | undefined) => void)[] = [];
  const unread: string[] = [];
  let ended = false;
  // Between two questions the terminal may be somebody else's, who asks for a passphrase.
  lines.pause();
  lines.on('line', (line) => {
    lines.pause();
    const next = waiting.shift();
    if (next) next(line);
    else unread.push(line);
  });
  lines.on('close', () => {
    ended = true;
    for (const next of waiting.splice(0)) next(undefined);
  });
  // An interruption closes the terminal under a question that still waits.
  let closed = false;
  const say = (text: string) => closed || writeSync(output, text);
  const readLine = () =>
    new Promise<string | undefined>((resolve) => {
      if (!ended) lines.resume();
      const line = unread.shift();
      if (line !== undefined || ended) resolve(line);
      else waiting.push(resolve);
    });
  const choose = async <Choice>(
    question: string,
    read: (line: string) => Choice | undefined,
    hint: string,
  ): Promise<Choice | undefined> => {
    say(question);
    for (let line = await readLine(); line !== undefined; line = await readLine()) {
      const choice = read(line.trim());
      if (choice !== undefined) return choice;
      say(hint);
    }
    say('\n');
    return undefined;
  };
  return {
    ask: (rule) => {
      const words = rule.expect === 'done' ? 'done or no' : 'yes or no';
      return choose(
        `\n${questionOf(rule)}\n${words}: `,
        (line) => readAnswer(line, rule.expect),
        `Type ${words}: `,
      );
    },
    confirm: async (question) =>
      (await choose(
        `${visible(question)} yes or no: `,
        (line) => readAnswer(line, 'yes'),
        'Type yes or no: ',
      )) === 'yes',
    explain: (question) =>
      choose(`${visible(question)} `, (line) => line || undefined, 'Write a few words: '),
    close: () => {
      closed = true;
      lines.close();
      input.destroy();
      closeSync(output);
    },
  };
}

/** An answer as somebody types it; `done` and `yes` are the same of a step, and `done` is no answer to a question. */
export function readAnswer(text: string, expect: Rule['expect']): Answer | undefined {
  const word = text.toLowerCase();
  if (word === 'n' || word === 'no') return 'no';
  if (expect === 'done') return ['d', 'done', 'y', 'yes'].includes(word) ? 'done' : undefined;
  return word === 'y' || word === 'yes' ? 'yes' : undefined;
}

function questionOf({ text, group, help, remark, sources: [source] }: Rule): string {
  const indented = (each: string) => visible(each).replaceAll(/^/gm, '  ');
  const why = [source?.title, source?.date, source?.severity].filter(Boolean).join(', ');
  return [
    visibleLine(group ? `${group}: ${text}` : text),
    remark && indented(`(${remark})`),
    help && indented(help),
    indented(`why: ${why}`),
  ]
    .filter(Boolean)
    .join('\n');
}
