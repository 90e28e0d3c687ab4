import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../gate/usageError.ts';
import type { Collection } from '../../journal/fields/types.ts';
import { noteTemplate } from '../../journal/templates/noteTemplate.ts';
import { dayOfLog } from '../../symptoms/dayOfLog.ts';
import { excerptOf } from '../../symptoms/excerpt.ts';
import { EXIT } from '../exitCodes.ts';
import { knownFromWatch } from '../matching/fromWatch.ts';
import { openLog, readLog } from '../matching/readLog.ts';
import { SETTING_OPTIONS } from '../newJournal/journalSettings.ts';
import { newJournal } from '../newJournal/newJournal.ts';
import { PUBLISH_KINDS } from '../newJournal/publishRecipes.ts';
import { typedPath } from '../typedPath.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

const KINDS: Record<string, Collection> = { incident: 'incidents', checklist: 'checklists' };

export const verb = defineVerb({
  summary: 'Start a note (an incident or a checklist), or a journal of your own.',
  usage:
    'belay new incident|checklist "TITLE" [--log FILE | --from-watch FILE] [--content DIR]\n       belay new journal DIR [--publish github|gitlab|folder] [OPTIONS]',
  options: {
    log: {
      type: 'string',
      value: 'FILE',
      description:
        'Quote this log in the incident, with secrets masked. `-` is the standard input.',
    },
    'from-watch': {
      type: 'string',
      value: 'FILE',
      description:
        'Start it from the last outage that `belay watch` saw: `.belay/watch.json` of a project.',
    },
    publish: {
      type: 'string',
      value: 'WHERE',
      choices: PUBLISH_KINDS,
      description: 'For a journal: add a recipe that publishes to github, gitlab or a folder.',
    },
    ...SETTING_OPTIONS,
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay new journal ../journal', 'Start a journal of your own.'],
    ['belay new incident "The mail queue stood still"', 'Start to write down what went wrong.'],
    ['belay new incident "The workers died" --log worker.log', 'Start it from a log.'],
    [
      'belay new incident "The shop was down" --from-watch ../shop/.belay/watch.json',
      'Start it from what the watch saw.',
    ],
    ['belay new checklist "Renewing a certificate"', 'Start a list of things to check.'],
  ],
  async run({ positionals, values }, io) {
    const [kind = '', title = '', ...more] = positionals;
    if (kind === 'journal') {
      if (title === '' || more.length > 0) {
        throw new UsageError('Give the folder of the new journal: `belay new journal DIR`.');
      }
      const { log: _, 'from-watch': __, content: ___, publish, ...settings } = values;
      await newJournal(typedPath(io, title), { settings, publish }, io);
      return EXIT.ok;
    }
    const collection = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    if (!collection) {
      throw new UsageError(
        `"${kind}" is not a kind of note. Write \`belay new incident "TITLE"\` or \`belay new checklist "TITLE"\`.`,
      );
    }
    if (more.length > 0)
      throw new UsageError('Put the title in quotes: `"The mail queue stood still"`.');
    const { log: file, 'from-watch': state } = values;
    if (collection !== 'incidents') {
      if (file !== undefined)
        throw new UsageError('Only an incident can quote a log: leave --log out.');
      if (state !== undefined)
        throw new UsageError('Only an incident can start from a watch: leave --from-watch out.');
    }
    if (file !== undefined && state !== undefined) {
      throw new UsageError('Give one of --log and --from-watch.');
    }
    const { began, known } =
      state === undefined ? await knownFromLog(file, io) : await knownFromWatch(state, io.cwd);
    const note = noteTemplate(collection, title.trim(), began, known);
    if (!note) throw new UsageError('A note needs a title that contains letters, in quotes.');
    const contentDir = contentDirOf(values.content, io);
    const target = path.join(contentDir, note.path);
    await mkdir(path.dirname(target), { recursive: true });
    try {
      await writeFile(target, note.text, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new UsageError(
        `${path.relative(io.cwd, target)} exists already and was not changed. Choose another title.`,
      );
    }
    io.stdout.write(`${path.relative(io.cwd, target)}\n`);
    return EXIT.ok;
  },
});

/** The day that a log shows; today if there is none. */
async function knownFromLog(file: string | undefined, io: Io) {
  const today = dayHere(io.now());
  if (file === undefined) return { began: today, known: {} };
  const log = await readAllOf(file, io);
  return { began: dayOfLog(log, today) ?? today, known: { log: excerptOf(log) } };
}

function dayHere(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How much of a log is read to quote from, in UTF-16 units. */
const MAX_READ = 4 << 20;

async function readAllOf(file: string, io: Io): Promise<string> {
  let log = '';
  for await (const text of readLog(openLog(file, io))) {
    log += text;
    if (log.length > MAX_READ) break;
  }
  if (log.trim() === '') throw new UsageError(`${file} contains no log.`);
  return log;
}
