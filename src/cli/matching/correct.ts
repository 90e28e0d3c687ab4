/** Records in a note that a log does, or does not, belong to its incident. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../../gate/usageError.ts';
import { addToFrontMatter } from '../../journal/templates/addToFrontMatter.ts';
import { linesAgainst, newLines } from '../../symptoms/feedback.ts';
import { match } from '../../symptoms/matcher.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import type { Io } from '../verb.ts';
import type { JournalMatcher } from './journalMatcher.ts';
import { type LogInput, readLog } from './readLog.ts';

/** How much of a log is read, in UTF-16 units. */
const MAX_READ = 4 << 20;
/** How many matches are searched for the incident that was named. */
const MAX_MATCHES = 100;

export interface Correction {
  /** The incident's id, and whether the log belongs to it. */
  id: string;
  belongs: boolean;
}

/** @returns the exit code. */
export async function correct(
  input: LogInput,
  { id, belongs }: Correction,
  matcher: JournalMatcher,
  io: Io,
): Promise<number> {
  let log = '';
  for await (const text of readLog(input)) {
    log += text;
    if (log.length > MAX_READ) break;
  }
  const { matches } = match(log, matcher.index, { top: MAX_MATCHES });
  const found = matches.find((each) => each.id === id);
  if (!found) {
    const others = matches.slice(0, 5).map((each) => each.id);
    throw new UsageError(
      `This log was not matched with "${id}". ${
        others.length > 0 ? `It was matched with: ${others.join(', ')}.` : 'It matches no incident.'
      }`,
    );
  }
  const { file } = matcher.noted(found);
  const lines = belongs ? newLines(log, found, matcher.notSymptomsOf(found)) : linesAgainst(found);
  if (lines.length === 0) {
    throw new UsageError(
      `There is nothing to add: each error message is in ${file} already, as one of its symptoms or of its \`notSymptoms\`.`,
    );
  }
  const whole = path.resolve(io.cwd, file);
  const field = belongs ? 'symptoms' : 'notSymptoms';
  const text = addToFrontMatter(await readFile(whole, 'utf8'), field, lines);
  if (text === undefined) throw new UsageError(`${file}: its ${field} is not a list. Write one.`);
  await writeFileAtomic(whole, text);
  io.stdout.write(
    [
      `Added to \`${field}\` of ${visibleLine(file)}; review it and commit it:`,
      ...lines.map((line) => `  ${visibleLine(line)}`),
      '',
    ].join('\n'),
  );
  return EXIT.ok;
}
