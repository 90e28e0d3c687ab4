/** Reads the files of a deploying project: `belay.json`, the pinned rules, the calendar with its own vacations. */
import path from 'node:path';
import { addDays } from '../calendar/plainDate.ts';
import { zonedTime } from '../calendar/zonedTime.ts';
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { digestOfText } from '../files/digest.ts';
import { wholeFile } from '../files/wholeFile.ts';
import type { Calendar, RulesFile, Vacation } from '../rules/model.ts';
import { SourceError } from './overTls.ts';
import { type BelayConfig, readProjectConfig } from './projectConfig.ts';
import { readRules } from './rulesFile.ts';
import { fetchRules } from './source.ts';
import { MAX_VACATION_AGE } from './tuning.ts';

/** Nothing can be decided. The message says why, and what to do. */
export class CannotDecide extends Error {
  override name = 'CannotDecide';
}

/** `belay.json`, and the digest of its text, which is the same for all line ends that git may write. */
export type ConfigWithDigest = BelayConfig & { readonly digest: string };

/**
 * Reads `belay.json`.
 *
 * @param shown how messages name the file.
 * @throws {CannotDecide}
 */
export async function loadConfig(file: string, shown: string): Promise<ConfigWithDigest> {
  const text = await textOf(file, shown);
  const result = readProjectConfig(text, shown);
  if (result.ok) return { ...result.data, digest: digestOfText(text.replaceAll('\r\n', '\n')) };
  throw new CannotDecide(result.diagnostics.map(formatDiagnostic).join('\n'));
}

/** @throws {CannotDecide} if the pinned rules are missing or damaged. */
export async function loadRules(file: string, shown: string): Promise<RulesFile> {
  let bytes: Uint8Array;
  try {
    bytes = await fetchRules(file, '/');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new CannotDecide(`There are no rules: ${error.message}. Run \`belay update\`.`);
  }
  const result = readRules(bytes, shown);
  if (result.ok) return result.file;
  throw new CannotDecide(result.reason);
}

/**
 * The journal's calendar with the project's vacations.
 *
 * @param root the folder that the path of an `.ics` file is relative to.
 * @throws {CannotDecide} if that file cannot be read.
 */
export async function loadCalendar(
  calendar: Calendar,
  config: BelayConfig,
  root: string,
  now: Date,
): Promise<Calendar> {
  const own = await loadVacations(config, calendar, now, (file) =>
    textOf(path.resolve(root, file), file),
  );
  return { ...calendar, vacations: [...calendar.vacations, ...own] };
}

/**
 * The project's own days off: those that `belay.json` lists, or those of the `.ics` file that it names.
 *
 * @param read gives the text of that file.
 * @throws {CannotDecide} where the file cannot be read.
 */
export async function loadVacations(
  { vacations }: Pick<BelayConfig, 'vacations'>,
  { timeZone, until }: Pick<Calendar, 'timeZone' | 'until'>,
  now: Date,
  read: (file: string) => Promise<string>,
): Promise<Vacation[]> {
  if (typeof vacations !== 'string') return vacations;
  const text = await read(vacations);
  try {
    const { vacationsFromIcs } = await import('../calendar/ics/vacationsFromIcs.ts');
    const today = zonedTime(now.getTime(), timeZone).date;
    return vacationsFromIcs(text, timeZone, { from: addDays(today, -MAX_VACATION_AGE), to: until });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CannotDecide(`${vacations}: ${error.message}`);
  }
}

/** @throws {CannotDecide} if the journal has other rules than the pinned ones, or cannot be reached. */
export async function checkLatest(
  pinned: RulesFile,
  { requireLatest, rules }: BelayConfig,
  root: string,
  token: string | undefined,
): Promise<void> {
  if (!requireLatest) return;
  if (rules === undefined) {
    throw new CannotDecide(
      'belay.json requires the latest rules, but does not say where they come from: write "rules".',
    );
  }
  let reason: string;
  try {
    const latest = readRules(await fetchRules(rules, root, token), rules);
    if (latest.ok && latest.file.digest === pinned.digest) return;
    reason = latest.ok ? 'the journal has others. Run `belay update`' : latest.reason;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    reason = error.message;
  }
  throw new CannotDecide(`belay.json requires the latest rules: ${reason}.`);
}

export async function textOf(file: string, shown: string): Promise<string> {
  try {
    const bytes = await wholeFile(file);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new CannotDecide(`There is no ${shown}. Run \`belay init\` in the journal.`);
    throw new CannotDecide(
      `${shown} cannot be read: ${code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : (code ?? message)}.`,
    );
  }
}
