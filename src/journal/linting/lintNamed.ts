/** Checks a few notes of a journal of which everything else is known from before. */
import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { fileState } from '../../files/fileState.ts';
import { changeShards, type Shards, shardReader } from '../../files/shards.ts';
import { brokenLinks } from '../brokenLinks.ts';
import { type Comparable, mergeNotes, sharedAddresses } from '../comparedNotes.ts';
import { type CompiledNote, type NoteSource, noteCompiler } from '../compiling/compileNote.ts';
import { type KeptNote, keptNote } from '../compiling/noteCache.ts';
import type { Note } from '../fields/types.ts';
import { CONFIG_NAME } from '../reading/configName.ts';
import { type FoundNote, findNotes } from '../reading/findNotes.ts';
import { readText } from '../reading/readText.ts';
import {
  type LintFacts,
  logsOf,
  type NoteFacts,
  noteFacts,
  readFacts,
  writeFacts,
} from './lintFacts.ts';
import { lintNames, lintNote, namesIn, type Today } from './lintNotes.ts';
import { type SymptomsVerdict, symptomsWarnings } from './symptomsWarnings.ts';

/** With more changed notes than this, a check of the whole journal is about as fast. */
const MAX_CHANGED = 20;

export interface NamedCheck {
  /** Absolute. */
  contentDir: string;
  /** Where facts and compiled notes are kept, absolute. */
  folder: string;
  /** Of this code: see `codeKey`. */
  key: string;
  /** The paths of the notes. */
  asked: ReadonlySet<string>;
  todayIn(timeZone: string): Today;
}

export interface CheckedNotes {
  /** The notes that were asked about, as far as their front matter is valid. */
  notes: Note[];
  /** What is wrong with them. There may be findings about others. */
  diagnostics: Diagnostic[];
  timeZone: string;
}

/**
 * Says of some notes what a check of the whole journal says of them. Other notes are read only if they changed, or if
 * there is something to compare with them.
 *
 * @returns `undefined` if too little is known, or the journal has changed too much: then all of it has to be checked.
 */
export async function lintNamed(check: NamedCheck): Promise<CheckedNotes | undefined> {
  try {
    return await checkNotes(check);
  } catch (error) {
    if (error instanceof MissingNote) return undefined;
    throw error;
  }
}

async function checkNotes(check: NamedCheck): Promise<CheckedNotes | undefined> {
  const facts = readFacts(check.folder, check.key);
  if (!facts || !isSameJournal(facts, check.contentDir)) return undefined;
  const found = await findNotes(check.contentDir);
  const known = new Set(found.notes.map((note) => note.path));
  if ([...check.asked].some((path) => !known.has(path))) return undefined;
  const changed = changedNotes(found.notes, facts, check.asked);
  const shards: Shards = { folder: check.folder, name: 'notes', key: facts.notesKey };
  const read = shardReader<KeptNote>(shards);
  const before = (path: string) => read(path)?.compiled;
  const fresh = changed && (await compileChanged(changed, facts.settings.words, before));
  if (!fresh) return undefined;

  const { url, timeZone } = facts.settings;
  const keptAt = (path: string): CompiledNote => {
    const kept = read(path);
    // A check that ran at the same time may have kept an earlier text.
    if (!kept || kept.state !== facts.notes[path]?.state) throw new MissingNote(path);
    return kept.compiled;
  };
  const compiled = found.notes.map(({ path }): Comparable => {
    const { [path]: here } = facts.notes;
    return fresh.get(path)?.compiled ?? new UnreadNote(path, here?.ids ?? [], keptAt);
  });
  const asked = [...check.asked].flatMap((path) => fresh.get(path)?.compiled.note ?? []);
  const { verdicts, isSame } = await judge(compiled, asked, { facts, fresh });
  const noteAt = (path: string) => (fresh.get(path)?.compiled ?? keptAt(path))?.note;
  const names = () =>
    compiled.flatMap((result) =>
      result instanceof UnreadNote
        ? (facts.notes[result.path]?.names ?? []).map((use) => ({ ...use, path: '', text: '' }))
        : result.note
          ? namesIn(result.note)
          : [],
    );
  const diagnostics = [
    ...[...fresh.values()].flatMap(({ compiled }) => compiled.diagnostics),
    ...sharedAddresses(compiled),
    ...brokenLinks(compiled, found.files, check.asked),
    ...mergeNotes(compiled, url, check.asked).diagnostics,
    ...asked.flatMap((note) => symptomsWarnings(note, verdicts[note.path], noteAt)),
    // Only a name of one of these notes can be reported at one of them.
    ...(asked.some((note) => namesIn(note).length > 0) ? lintNames(names()) : []),
    ...asked.flatMap((note) => lintNote(note, check.todayIn(timeZone))),
  ];
  const isMoreKnown = [...fresh.keys()].some((path) => !check.asked.has(path)) || !isSame;
  if (isMoreKnown) {
    const notes = Object.fromEntries(
      found.notes.flatMap(({ path }): [string, NoteFacts][] => {
        const here = fresh.get(path);
        const fact = here ? noteFacts(here.compiled, here.state) : facts.notes[path];
        return fact ? [[path, fact]] : [];
      }),
    );
    const changes = [...fresh].map(([path, { source, compiled, state }]): [string, KeptNote] => [
      path,
      keptNote(source.text, compiled, state),
    ]);
    await changeShards(shards, new Map(changes));
    await writeFacts(check.folder, { ...facts, notes, verdicts });
  }
  return { notes: asked, diagnostics, timeZone };
}

/** Whether the settings are the same. */
function isSameJournal({ settings }: LintFacts, contentDir: string): boolean {
  const { text, calendars } = settings;
  const now = readText(path.join(contentDir, CONFIG_NAME), CONFIG_NAME);
  return (
    now.ok &&
    now.text === text &&
    calendars.every(([calendar, state]) => state !== undefined && fileState(calendar) === state)
  );
}

interface ChangedNote extends FoundNote {
  /** Taken before it is read. */
  state: string | undefined;
}

/** The notes that are asked about, and those that may have changed; `undefined` if they are too many. */
function changedNotes(
  found: readonly FoundNote[],
  { notes }: LintFacts,
  asked: ReadonlySet<string>,
): ChangedNote[] | undefined {
  const changed: ChangedNote[] = [];
  for (const note of found) {
    const state = fileState(note.file);
    const isSame = state !== undefined && notes[note.path]?.state === state;
    if (isSame && !asked.has(note.path)) continue;
    changed.push({ ...note, state });
    if (changed.length > MAX_CHANGED || note.format !== 'md') return undefined;
  }
  return changed;
}

interface FreshNote {
  source: NoteSource;
  compiled: CompiledNote;
  state: string | undefined;
}

/** Compiles notes, by their paths; `undefined` if one of them cannot be read. */
async function compileChanged(
  changed: readonly ChangedNote[],
  words: LintFacts['settings']['words'],
  before: (path: string) => CompiledNote | undefined,
): Promise<Map<string, FreshNote> | undefined> {
  const compile = noteCompiler(words, 'links');
  const fresh = new Map<string, FreshNote>();
  for (const { file, path, collection, format, state } of changed) {
    const read = readText(file, path);
    if (!read.ok || read.diagnostic) return undefined;
    const source = { path, collection, format, text: read.text };
    fresh.set(path, { source, compiled: await compile(source, before(path)?.note), state });
  }
  return fresh;
}

/** Throws a `MissingNote` when a note is not there. */
type KeptAt = (path: string) => CompiledNote;

/** A note that should be in the cache of compiled notes: somebody has cleared it, or other settings were tried. */
class MissingNote extends Error {}

/** A note that did not change: it is read from the cache if it is asked for more than its path and its rules' ids. */
class UnreadNote implements Comparable {
  readonly links: CompiledNote['links'] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly path: string;
  readonly ids: readonly string[];
  readonly #keptAt: KeptAt;

  constructor(path: string, ids: readonly string[], keptAt: KeptAt) {
    this.path = path;
    this.ids = ids;
    this.#keptAt = keptAt;
  }

  // Missing for a note with broken front matter, as in what was compiled.
  get note(): Note {
    return this.#keptAt(this.path).note as Note;
  }
  get rules(): NonNullable<CompiledNote['rules']> {
    return this.#keptAt(this.path).rules ?? [];
  }
}

/**
 * The verdicts about the logs of all notes that are known now. The logs are compared only if one of them has changed.
 *
 * @returns also whether nothing had to be compared.
 */
async function judge(
  compiled: readonly Comparable[],
  asked: readonly Note[],
  { facts, fresh }: { facts: LintFacts; fresh: ReadonlyMap<string, FreshNote> },
): Promise<{ verdicts: Record<string, SymptomsVerdict>; isSame: boolean }> {
  const paths = new Set(compiled.map(({ path }) => path));
  const sameLogs =
    Object.keys(facts.notes).every((path) => paths.has(path)) &&
    [...fresh].every(([path, { compiled }]) => logsOf(compiled) === facts.notes[path]?.logs);
  const incidents = asked.filter(({ collection }) => collection === 'incidents');
  const before = sameLogs ? facts.verdicts : {};
  if (incidents.every(({ path }) => Object.hasOwn(before, path))) {
    return { verdicts: before, isSame: sameLogs };
  }
  const notes = compiled.flatMap(({ note }) => note ?? []);
  const { judgeSymptoms } = await import('./judgeSymptoms.ts');
  const verdicts = { ...before, ...Object.fromEntries(judgeSymptoms(notes, asked)) };
  return { verdicts, isSame: false };
}
