/**
 * What the check of single notes needs to know of all notes. It is kept in one file, which is read in a few
 * milliseconds; all else of a note is in the cache of compiled notes, and read for the notes that it is needed of.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type NameUse, nameUses } from '../../decision/scope.ts';
import { fileState } from '../../files/fileState.ts';
import { quickHash } from '../../text/quickHash.ts';
import { idsOf } from '../comparedNotes.ts';
import type { CompiledNote, CompileSettings } from '../compiling/compileNote.ts';
import type { JournalConfig } from '../fields/types.ts';
import type { SymptomsVerdict } from './symptomsWarnings.ts';

const FILE = 'facts.json';

export interface LintFacts {
  /** Of the code that wrote it. */
  key: string;
  /** The key of the cache of compiled notes. */
  notesKey: string;
  settings: SettingsFacts;
  /** By path. */
  notes: Record<string, NoteFacts>;
  /** By the paths of incidents, as far as they are known. */
  verdicts: Record<string, SymptomsVerdict>;
}

/** What a check needs of `journal.yaml`. */
export interface SettingsFacts {
  /** The file as it was. */
  text: string;
  /** The calendar files that it names, absolute, in the state in which they were. */
  calendars: [file: string, state: string | undefined][];
  words: CompileSettings['words'];
  timeZone: string;
  url: string;
}

export interface NoteFacts {
  /** Of its file, as `fileState` gives it, if that was known when it was read. */
  state?: string | undefined;
  /** Of its rules. */
  ids: readonly string[];
  /** In its `appliesTo`. */
  names: readonly NameUse[];
  /** See `logsOf`. */
  logs: string;
}

/** The facts that were written last; `undefined` if there are none, or only a part of them was written. */
export function readFacts(folder: string, key: string): LintFacts | undefined {
  try {
    const facts = JSON.parse(readFileSync(path.join(folder, FILE), 'utf8')) as LintFacts;
    return facts.key === key ? facts : undefined;
  } catch {
    return undefined;
  }
}

/** A disk that is full or cannot be written costs time only. */
export async function writeFacts(folder: string, facts: LintFacts): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    mkdirSync(folder, { recursive: true });
    await writeFileAtomic(path.join(folder, FILE), JSON.stringify(facts), { fsync: false });
  } catch {}
}

/** @param text `journal.yaml`, as it was before it was read as `config`. */
export function settingsFacts(
  config: JournalConfig,
  text: string,
  contentDir: string,
): SettingsFacts {
  const { vacations, holidays, workingDays, headings, answers, timeZone, url } = config;
  const lists = holidays === 'none' ? [vacations, workingDays] : [vacations, holidays, workingDays];
  const files = lists.flatMap((list) => list.files.map(({ file }) => path.join(contentDir, file)));
  return {
    text,
    calendars: files.map((file) => [file, fileState(file)]),
    words: { headings, answers },
    timeZone,
    url,
  };
}

export function noteFacts(compiled: CompiledNote, state: string | undefined): NoteFacts {
  const { note } = compiled;
  return {
    state,
    ids: idsOf(compiled),
    names: note ? nameUses(note.data.appliesTo) : [],
    logs: logsOf(compiled),
  };
}

/** Differs where anything differs in a note that the comparison of logs depends on. Empty for what is no incident. */
export function logsOf({ note }: CompiledNote): string {
  if (note?.collection !== 'incidents') return '';
  const { slug, data, symptoms, said } = note;
  const logs = [slug, said, data.notSymptoms, data.symptoms, symptoms.map(({ text }) => text)];
  return quickHash(JSON.stringify(logs));
}
