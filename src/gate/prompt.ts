/** Asks people at the controlling terminal: standard output may be a pipe that nobody reads in time. */
import type { Answer } from '../decision/decision.ts';
import type { Rule, RulesFile } from '../rules/model.ts';
import { foldCase } from '../text/foldCase.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { openTerminalLines } from './terminalLines.ts';

/** A journal's own words for yes and no. */
export type AnswerWords = RulesFile['journal']['answers'];

export interface Terminal {
  /** Asks until the answer is understood; `undefined` at the end of input. */
  ask(rule: Rule, words?: AnswerWords): Promise<Answer | undefined>;
  /** Asks a plain question. */
  confirm(question: string): Promise<boolean>;
  /** Asks for free text; `undefined` at the end of input. */
  explain(question: string): Promise<string | undefined>;
  close(): void;
}

/** Opens the terminal; `undefined` if there is none: then nothing is asked, and nothing waits. */
export function openTerminal(stdin: { isTTY?: boolean }): Terminal | undefined {
  const terminal = stdin.isTTY ? openTerminalLines() : undefined;
  if (!terminal) return undefined;
  const choose = async <Choice>(
    question: string,
    read: (line: string) => Choice | { again: string },
  ): Promise<Choice | undefined> => {
    await terminal.dropTypedAhead();
    terminal.write(question);
    for (
      let line = await terminal.readLine();
      line !== undefined;
      line = await terminal.readLine()
    ) {
      const choice = read(line.trim());
      if (typeof choice !== 'object' || choice === null || !('again' in choice)) return choice;
      terminal.write(choice.again);
    }
    terminal.write('\n');
    return undefined;
  };
  return {
    ask: (rule, words) => {
      const choices = rule.expect === 'done' ? 'done or no' : 'yes or no';
      return choose(`\n${questionOf(rule)}\n${choices}: `, (line): Answer | { again: string } =>
        line === '?'
          ? { again: `${explanationOf(rule)}\n${choices}: ` }
          : (readAnswer(line, rule.expect, words) ?? { again: `Type ${choices}: ` }),
      );
    },
    confirm: async (question) =>
      (await choose(
        `${visible(question)} yes or no: `,
        (line): Answer | { again: string } =>
          readAnswer(line, 'yes') ?? { again: 'Type yes or no: ' },
      )) === 'yes',
    explain: (question) =>
      choose(`${visible(question)} `, (line): string | { again: string } =>
        line === '' ? { again: 'Write a few words: ' } : line,
      ),
    close: () => terminal.close(),
  };
}

/**
 * Parses a typed answer. For a step, `done` and `yes` are the same; `done` is not an answer to a question.
 *
 * @param words the journal's own words, which are also accepted.
 */
export function readAnswer(
  text: string,
  expect: Rule['expect'],
  words: AnswerWords = {},
): Answer | undefined {
  const word = foldCase(text);
  const isOneOf = (list: readonly string[]) => list.map(foldCase).includes(word);
  if (isOneOf(['n', 'no', ...(words.no ?? [])])) return 'no';
  const yes = isOneOf(['y', 'yes', ...(words.yes ?? [])]);
  if (expect === 'done') return yes || isOneOf(['d', 'done']) ? 'done' : undefined;
  return yes ? 'yes' : undefined;
}

/** The explanation after `?`: why a rule exists, what follows from the bad answer, and where to read more. */
function explanationOf({ expect, because, help, id, sources }: Rule): string {
  const lines = [
    `The deploy continues with: ${expect}`,
    because && `Otherwise: ${because}`,
    help,
    ...sources.map(
      ({ title, date, severity, url }) =>
        `${[title, date, severity].filter(Boolean).join(', ')}\n${url}`,
    ),
    `id ${id}`,
  ];
  return `\n${visible(lines.filter(Boolean).join('\n')).replaceAll(/^/gm, '  ')}`;
}

function questionOf({ text, group, help, remark, sources: [source] }: Rule): string {
  const indented = (each: string) => visible(each).replaceAll(/^/gm, '  ');
  const why = [source?.title, source?.date, source?.severity].filter(Boolean).join(', ');
  return [
    visibleLine(group ? `${group}: ${text}` : text),
    remark && indented(`(${remark})`),
    help && indented(help),
    indented(`why: ${why} (? for details)`),
  ]
    .filter(Boolean)
    .join('\n');
}
