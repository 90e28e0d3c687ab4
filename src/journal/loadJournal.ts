/** Loads a whole journal: its settings, notes and rules, with all diagnostics. */
import { problem } from '../diagnostics/codes.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Rule } from '../rules/model.ts';
import { brokenLinks } from './brokenLinks.ts';
import { mergeNotes, sharedAddresses } from './comparedNotes.ts';
import type { CompileDepth, CompiledNote, CompileSettings } from './compiling/compileNote.ts';
import type { NoteCache } from './compiling/noteCache.ts';
import { readNotes } from './compiling/readNotes.ts';
import type { JournalConfig, Note } from './fields/types.ts';
import type { NoteLink } from './links/noteLink.ts';
import { CONFIG_NAME } from './reading/configName.ts';
import { findNotes } from './reading/findNotes.ts';
import { readJournalConfig } from './reading/readJournalConfig.ts';

/** The URL of a site without settings: that of its preview. */
export const STAND_IN_URL = 'http://localhost:4321/';

export interface Journal {
  /** The content folder, absolute: paths in notes, rules and diagnostics start from it. */
  contentDir: string;
  /** Whether there is no `journal.yaml`: a folder of Markdown that was not written for Belay. */
  foreign: boolean;
  /** Missing where `journal.yaml` cannot be used. */
  config?: JournalConfig;
  /** Sorted by path. Notes with broken front matter are left out, their diagnostics are not. */
  notes: Note[];
  /** The files that notes show or link, and that are there. */
  fileLinks: FileLink[];
  /** Merged, sorted by id. Not to be used while there are errors. */
  rules: Rule[];
  /** Sorted by path and place. */
  diagnostics: Diagnostic[];
}

/** A link to a file, and the note that has it. */
export interface FileLink extends NoteLink {
  path: string;
}

export interface LoadOptions {
  /** The content folder, absolute. */
  contentDir: string;
  /** How much of each note to compile. */
  depth: CompileDepth;
  /** Whether a folder without a `journal.yaml` may be anything with Markdown in it, rather than an error. */
  allowForeign?: boolean;
  /**
   * The paths of the notes whose diagnostics are wanted. Then not all of those of other notes are found, the other
   * notes may have no text, and of the rules only those of these notes are merged.
   */
  asked?: ReadonlySet<string> | undefined;
  /** Is given all notes as they were compiled, those with broken front matter as well. */
  onCompiled?(compiled: readonly CompiledNote[]): void;
  /** What was compiled before, for these settings. */
  cacheFor?(settings: CompileSettings): Promise<NoteCache>;
}

/**
 * Reads and compiles everything below a content folder. Never throws because of the content.
 *
 * @throws if the folder itself cannot be read.
 */
export async function loadJournal(options: LoadOptions): Promise<Journal> {
  const { contentDir, depth, asked } = options;
  const settings = await readJournalConfig(contentDir);
  const foreign = options.allowForeign === true && !settings.ok && settings.missing;
  const found = await findNotes(contentDir, foreign);
  const { headings, answers } = settings.ok ? settings.config : NO_WORDS;
  const compiling = { words: { headings, answers }, depth };
  const cache = await options.cacheFor?.(compiling);
  const compiled = await readNotes(found.notes, compiling, cache, asked);
  options.onCompiled?.(compiled);
  const linking = [...compiled, ...logoLink(settings.ok ? settings.config : {})];
  const notes = compiled.flatMap(({ note }) => note ?? []);
  const url = settings.ok ? settings.config.url : STAND_IN_URL;
  const merged = mergeNotes(compiled, url, asked);
  const diagnostics = [
    ...(foreign ? [FOREIGN_FOLDER] : settings.diagnostics),
    ...found.diagnostics,
    ...compiled.flatMap((result) => result.diagnostics),
    ...sharedAddresses(compiled),
    ...brokenLinks(linking, found.files, asked),
    ...merged.diagnostics,
  ]
    .map((diagnostic) => (foreign ? { ...diagnostic, severity: 'warning' as const } : diagnostic))
    .sort(compareDiagnostics);
  return {
    contentDir,
    foreign,
    ...(settings.ok && { config: settings.config }),
    notes,
    fileLinks: linking.flatMap(({ path: notePath, links }) =>
      links
        .filter(({ kind, target }) => kind === 'file' && found.files.has(target))
        .map((link) => ({ ...link, path: notePath })),
    ),
    rules: merged.rules,
    diagnostics,
  };
}

const FOREIGN_FOLDER: Diagnostic = {
  ...problem('journal-config', {
    message: 'this file does not exist, so each Markdown file is shown as a plain note',
    note: 'Write it with `title`, `url`, `timeZone` and `country` to make the folder a journal.',
  }),
  path: CONFIG_NAME,
  line: 1,
  column: 1,
};

/** The logo is a file that `journal.yaml` shows, as notes show pictures. */
function logoLink({ logo }: Pick<JournalConfig, 'logo'>): CompiledNote[] {
  if (logo === undefined) return [];
  const link = { kind: 'file' as const, target: logo, line: 1, column: 1 };
  return [{ path: CONFIG_NAME, links: [link], diagnostics: [] }];
}

const NO_WORDS: Pick<JournalConfig, 'headings' | 'answers'> = {
  headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
  answers: { yes: [], no: [], so: [] },
};
