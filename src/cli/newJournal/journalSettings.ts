/** The settings of a new journal: from options, from a person at the terminal, or from this machine. */
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { expectationWords } from '../../diagnostics/schemaWords.ts';
import { runGit } from '../../gate/git/runGit.ts';
import { UsageError } from '../../gate/usageError.ts';
import { JournalYaml } from '../../journal/fields/journalFields.ts';
import type { Options } from '../options.ts';
import type { Io } from '../verb.ts';

/** The fields of `journal.yaml` that a new journal starts with, as they are typed. */
export const SETTING_OPTIONS = {
  title: { type: 'string', value: 'TITLE', description: 'The name of the journal.' },
  url: { type: 'string', value: 'URL', description: 'Where its site will be published.' },
  author: { type: 'string', value: 'NAME', description: 'The author of the notes.' },
  'time-zone': { type: 'string', value: 'ZONE', description: 'For example Europe/Istanbul.' },
  country: {
    type: 'string',
    value: 'CODE',
    description: 'Its public holidays count: a code such as TR, or none.',
  },
  region: {
    type: 'string',
    value: 'CODE',
    description: 'A state or province, for example BY for Bavaria.',
  },
  weekend: { type: 'string', value: 'DAYS', description: 'For example saturday,sunday.' },
} as const satisfies Options;

type Name = keyof typeof SETTING_OPTIONS;
export type Settings = Record<Exclude<Name, 'region'>, string> & { region?: string };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The questions in order, and the field of `journal.yaml` that validates the answer. */
const QUESTIONS: [name: Name, question: string, field: keyof typeof JournalYaml.shape][] = [
  ['title', 'Title', 'title'],
  ['url', 'Address of the site', 'url'],
  ['author', 'Author', 'author'],
  ['time-zone', 'Time zone', 'timeZone'],
  ['country', 'Country whose public holidays count (two letters, or none)', 'country'],
  ['region', 'Region of that country (empty: the whole country)', 'region'],
  ['weekend', 'Weekend', 'weekend'],
];

/**
 * The settings of a new journal. What no option sets is asked at a terminal, with this machine's settings as defaults;
 * without a terminal the defaults are used.
 *
 * @throws {UsageError} if an option's value is not valid for its field.
 */
export async function journalSettings(
  dir: string,
  given: Partial<Record<Name, string | undefined>>,
  io: Io,
): Promise<Settings> {
  const values: Partial<Record<Name, string>> = {};
  const { stdin, stdout } = io;
  const isTerminal = stdin.isTTY && stdout.isTTY && stdout instanceof Writable;
  const terminal = isTerminal ? openPrompt(stdin, stdout) : undefined;
  try {
    for (const [name, question, field] of QUESTIONS) {
      const option = given[name];
      if (option !== undefined) {
        const wrong = problem(field, option);
        if (wrong) throw new UsageError(`--${name} is "${option}"; ${wrong}.`);
        values[name] = option;
        continue;
      }
      const fallback = await defaultOf(name, dir, values, io);
      const asked = terminal && !(name === 'region' && values.country === 'none');
      values[name] = asked ? await terminal.ask(question, fallback, field) : fallback;
    }
  } finally {
    terminal?.close();
  }
  const { region, ...rest } = values;
  return { ...(rest as Settings), ...(region && { region }) };
}

/** The value of a field in `journal.yaml`, from the typed text. */
export function typedValue(field: string, text: string): string | string[] {
  if (field !== 'weekend') return text;
  return text.split(/[\s,]+/).filter((day) => day !== '' && day !== 'none');
}

function problem(field: keyof typeof JournalYaml.shape, text: string): string | undefined {
  if (field === 'region' && text === '') return undefined;
  const result = JournalYaml.shape[field].safeParse(typedValue(field, text));
  if (result.success) return undefined;
  if (field === 'weekend') return 'expected days, for example saturday,sunday';
  const [issue] = result.error.issues;
  return issue && expectationWords(issue);
}

/**
 * Asks at the terminal, which stays in its usual mode: the terminal itself edits the line, and Ctrl-C is a signal.
 * Lines that are pasted at once answer one question after another.
 */
function openPrompt(input: Readable, output: Writable) {
  const lines = createInterface({ input, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  return {
    async ask(question: string, fallback: string, field: keyof typeof JournalYaml.shape) {
      for (;;) {
        output.write(`${question}${fallback ? ` (${fallback})` : ''}: `);
        const line = await typed.next();
        if (line.done) {
          throw new UsageError(
            'The input ended before the last question, so nothing was written. Answer the questions, or give the answers as options: --title, --url, ….',
          );
        }
        const text = line.value.trim() || fallback;
        const wrong = problem(field, text);
        if (!wrong) return text;
        output.write(`  "${text}": ${wrong}\n`);
      }
    },
    close: () => lines.close(),
  };
}

async function defaultOf(
  name: Name,
  dir: string,
  known: Partial<Record<Name, string>>,
  io: Io,
): Promise<string> {
  switch (name) {
    case 'title': {
      const words = path
        .basename(dir)
        .replaceAll(/[-_.]+/g, ' ')
        .trim();
      return words === '' ? 'Journal' : words.charAt(0).toUpperCase() + words.slice(1);
    }
    case 'url':
      return 'https://journal.example/';
    case 'author': {
      const git = await runGit(['config', 'user.name'], { cwd: io.cwd, env: io.env });
      return git.stdout.trim() || 'The owner';
    }
    case 'time-zone':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    case 'country':
      return countryOf(io.env);
    case 'region':
      return '';
    case 'weekend':
      return weekendOf(known.country);
    default:
      return name satisfies never;
  }
}

/** The country of the machine's language setting, such as TR in `tr_TR.UTF-8`; `none` if it has no country. */
function countryOf(env: Record<string, string | undefined>): string {
  const setting = env['LC_ALL'] || env['LC_TIME'] || env['LANG'] || '';
  return /^[a-z]{2,3}_([A-Z]{2})\b/.exec(setting)?.[1] ?? 'none';
}

/** The weekend of a country, from the Unicode locale data. */
function weekendOf(country: string | undefined): string {
  const locale = new Intl.Locale(`und-${country?.length === 2 ? country : '001'}`);
  // A method in newer engines, a property in older ones.
  const { getWeekInfo, weekInfo } = locale as Intl.Locale & {
    getWeekInfo?(): { weekend: number[] };
    weekInfo?: { weekend: number[] };
  };
  const { weekend } = getWeekInfo?.call(locale) ?? weekInfo ?? { weekend: [6, 7] };
  return weekend.map((day) => DAYS[day - 1]).join(',');
}
