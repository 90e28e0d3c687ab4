import { UsageError } from '../../gate/usageError.ts';
import { Matcher } from '../../symptoms/matcher.ts';
import { serializeIndex } from '../../symptoms/serializeIndex.ts';
import { styleOf } from '../../text/style.ts';
import { EXIT } from '../exitCodes.ts';
import { type JournalMatcher, journalMatcher } from '../matching/journalMatcher.ts';
import { keptJournal } from '../matching/keptJournal.ts';
import { matchBlock, matchText } from '../matching/matchReport.ts';
import { type LogInput, openLog, readLog } from '../matching/readLog.ts';
import { usualRun } from '../usualRun.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const verb = defineVerb({
  summary: 'Find the incident that a log belongs to, or learn that it is new.',
  usage:
    'belay match [FILE] [--follow] [--top N] [--explain] [--json] [--not ID | --also ID] [--content DIR]',
  options: {
    follow: {
      type: 'boolean',
      description: 'Keep reading, and report each incident as it appears.',
    },
    top: { type: 'string', value: 'N', description: 'Show at most N incidents. Default: 5.' },
    explain: { type: 'boolean', description: 'Show every line that was used, with its weight.' },
    json: { type: 'boolean', description: 'Print JSON; with --follow, one line per incident.' },
    not: {
      type: 'string',
      value: 'ID',
      description:
        'The log does not belong to this incident: add its lines to `notSymptoms` of the note.',
    },
    also: {
      type: 'string',
      value: 'ID',
      description:
        'The log also belongs to this incident: add its new lines to `symptoms` of the note.',
    },
    index: { type: 'boolean', description: 'Print the site’s symptoms.json, without matching.' },
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay match worker.log', 'Match a file. Exit code 0: found, 1: not seen before.'],
    ['kubectl logs web-0 | belay match', 'Match the output of another command.'],
    ['journalctl -f | belay match --follow', 'Match a log while it is written.'],
    ['belay match worker.log --not 2019-06-libssl', 'Say that this log has another cause.'],
  ],
  async run({ positionals, values }, io) {
    const [file, ...more] = positionals;
    if (more.length > 0) throw new UsageError('One file at a time: `cat A B | belay match`.');
    const top = topOf(values.top);
    const contentDir = contentDirOf(values.content, io);
    const journal = await keptJournal(contentDir);
    if (values.index) {
      io.stdout.write(serializeIndex(journal.index));
      return EXIT.ok;
    }
    const matcher = journalMatcher(journal, contentDir, io.cwd);
    if (matcher.index.incidents.length === 0) {
      io.stderr.write('No incident in this journal quotes a log: `belay lint` says what to add.\n');
    }
    const run = {
      matcher,
      top,
      explain: values.explain,
      json: values.json,
    };
    const input = openLog(file ?? '-', io);
    if ((file ?? '-') === '-' && io.stdin.isTTY) {
      io.stderr.write('Paste the log, then press Ctrl-D on a line of its own.\n');
    }
    const { not, also } = values;
    if (not !== undefined && also !== undefined)
      throw new UsageError('Give one of --not and --also.');
    const id = not ?? also;
    if (id !== undefined) {
      const { correct } = await import('../matching/correct.ts');
      return await correct(input, { id, belongs: also !== undefined }, matcher, io);
    }
    return values.follow ? await follow(input, run, io) : await matchAll(input, run, io);
  },
});

interface Run {
  matcher: JournalMatcher;
  top: number | undefined;
  explain: boolean;
  json: boolean;
}

async function matchAll(input: LogInput, run: Run, io: Io): Promise<number> {
  const matcher = new Matcher(run.matcher.index);
  for await (const text of readLog(input)) matcher.add(text);
  const found = matcher.result(run.top === undefined ? {} : { top: run.top });
  if (found.lineCount === 0) {
    throw new UsageError('There is no log to match: name a file, or pipe one in.');
  }
  usualRun();
  const result = { ...found, matches: found.matches.map(run.matcher.noted) };
  io.stdout.write(
    run.json
      ? `${JSON.stringify(result, null, 2)}\n`
      : matchText(result, run.explain, styleOf(io.stdout, io.env)),
  );
  return result.seen ? EXIT.ok : EXIT.stop;
}

async function follow(input: LogInput, run: Run, io: Io): Promise<number> {
  const { Follower } = await import('../matching/follow.ts');
  const follower = new Follower(run.matcher.index, run.top === undefined ? {} : { top: run.top });
  const style = styleOf(io.stdout, io.env);
  let seen = false;
  for await (const text of readLog(input)) {
    for (const match of follower.add(text).map(run.matcher.noted)) {
      seen = true;
      io.stdout.write(
        run.json ? `${JSON.stringify(match)}\n` : `${matchBlock(match, run.explain, style)}\n`,
      );
    }
  }
  return seen ? EXIT.ok : EXIT.stop;
}

function topOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new UsageError(`--top takes a whole number from 1, not "${text}".`);
  }
  return Number(text);
}
