/** The days of `journal.yaml`, with the calendar files that it names. */
import path from 'node:path';
import type * as z from 'zod';
import { vacationsFromIcs } from '../../calendar/ics/vacationsFromIcs.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import type { JournalYaml } from '../fields/journalFields.ts';
import type { CalendarFile, DayList, JournalConfig } from '../fields/types.ts';
import { CONFIG_NAME } from './configName.ts';
import { readText } from './readText.ts';

type Fields = z.infer<typeof JournalYaml>;

/** What is wrong with a file does not depend on the years, so any will do to find it. */
const ANY_YEARS = { from: '2020-01-01', to: '2029-12-31' };

interface Reading {
  contentDir: string;
  timeZone: string;
  locate(key: string): Place;
  diagnostics: Diagnostic[];
}

/**
 * Reads the calendar files that `journal.yaml` names, and gives each list of days one shape.
 *
 * @param locate finds the place of a field in `journal.yaml`.
 */
export function readDays(
  { vacations, holidays, workingDays, timeZone }: Fields,
  contentDir: string,
  locate: (key: string) => Place,
): Pick<JournalConfig, 'vacations' | 'holidays' | 'workingDays'> & { diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const reading = { contentDir, timeZone, locate, diagnostics };
  const named = <Day extends { date: string; name?: string | undefined }>(
    day: string | Day,
    name: string,
  ) => (typeof day === 'string' ? { date: day, name } : { ...day, name: day.name ?? name });
  const days = {
    vacations: split(vacations, 'vacations', (day) => day, reading),
    holidays:
      holidays === 'none'
        ? holidays
        : split(holidays, 'holidays', (day) => named(day, 'Public holiday'), reading),
    workingDays: split(
      workingDays,
      'workingDays',
      (day) => named(day, 'Make-up working day'),
      reading,
    ),
  };
  diagnostics.push(...contradictions(days, locate));
  return { ...days, diagnostics };
}

interface FileEntry {
  file: string;
  publish?: boolean;
}

function split<Entry, Day>(
  entries: readonly Entry[],
  field: string,
  toDay: (entry: Exclude<Entry, FileEntry>) => Day,
  reading: Reading,
): DayList<Day> {
  const list: DayList<Day> = { days: [], files: [] };
  for (const entry of entries) {
    if (isFile(entry)) list.files.push(...readFile(entry, field, reading));
    else list.days.push(toDay(entry as Exclude<Entry, FileEntry>));
  }
  return list;
}

function isFile(entry: unknown): entry is FileEntry {
  return typeof entry === 'object' && entry !== null && 'file' in entry;
}

function readFile(
  { file, publish = true }: FileEntry,
  field: string,
  { contentDir, timeZone, locate, diagnostics }: Reading,
): CalendarFile[] {
  const source = readText(path.join(contentDir, file), file);
  const problem = (message: string, note: string) =>
    diagnostics.push({
      ...locate(field),
      code: 'journal-config',
      severity: 'error',
      message: `${field}: ${message}`,
      note,
    });
  if (!source.ok) {
    problem(
      `${file} cannot be read: ${source.diagnostic.message}`,
      'The path starts from the content folder.',
    );
    return [];
  }
  try {
    vacationsFromIcs(source.text, timeZone, ANY_YEARS);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problem(`${file} cannot be used`, error.message);
    return [];
  }
  return [{ file, text: source.text, publish }];
}

/** A day cannot be both a holiday and worked. */
function contradictions(
  { holidays, workingDays }: Pick<JournalConfig, 'holidays' | 'workingDays'>,
  locate: (key: string) => Place,
): Diagnostic[] {
  if (holidays === 'none') return [];
  const off = new Set(
    holidays.days.filter(({ from }) => from === undefined).map(({ date }) => date),
  );
  return workingDays.days
    .filter(({ date }) => off.has(date))
    .map(({ date }) => ({
      ...locate('workingDays'),
      path: CONFIG_NAME,
      code: 'journal-config',
      severity: 'error',
      message: `${date} is listed under both holidays and workingDays`,
      note: 'Remove it from one of the two lists.',
    }));
}
