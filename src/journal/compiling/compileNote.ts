/** One note, compiled once: (path, text) → its data, HTML, headings, rules, symptoms and diagnostics. */
import type { Root } from 'mdast';
import type { VFileMessage } from 'vfile-message';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { collectRules } from '../../rules/collectRules.ts';
import { type NoteRule, STAGES, type Stage } from '../../rules/model.ts';
import { type Vocabulary, vocabularyOf } from '../../rules/vocabulary.ts';
import { linesSaid } from '../../symptoms/linesSaid.ts';
import type { IncidentSymptoms } from '../../symptoms/types.ts';
import { symptomsOf } from '../export/symptomsOf.ts';
import { ChecklistFrontMatter, checklistData } from '../fields/checklistFields.ts';
import { IncidentFrontMatter, incidentData } from '../fields/incidentFields.ts';
import { leadOf } from '../fields/leadOf.ts';
import { readFields } from '../fields/readFields.ts';
import type { JournalConfig, Note, NoteBase, PlainData, Symptom } from '../fields/types.ts';
import { slugOfPath } from '../links/noteAddress.ts';
import type { NoteLink } from '../links/noteLink.ts';
import { tooMuchToParse } from '../markdown/inputLimits.ts';
import { parseMarkdown } from '../markdown/parseMarkdown.ts';
import { linkNotes } from '../markdown/remarkNoteLinks.ts';
import type { FoundNote } from '../reading/findNotes.ts';
import { splitNote } from '../reading/splitNote.ts';
import type { BodyCompiler } from './compileLinks.ts';
import { tooManyBlocks } from './countBlocks.ts';
import { findSymptoms } from './findSymptoms.ts';
import type { NoteContent } from './noteContent.ts';
import { hasPlainAnchors, plainAnchors } from './plainAnchors.ts';

/** Fields of free text, in which a ` #` is unlikely to be a comment. */
const TEXTS = ['title', 'summary', 'detectedBy', 'symptoms', 'services', 'tags'];

/** The result of compiling: a note if its front matter is valid, and diagnostics. */
export interface CompiledNote {
  path: string;
  note?: Note;
  /** The rules of a note with invalid front matter: they are not asked, but may contradict others. */
  rules?: NoteRule[];
  /** Links to other notes and to files. */
  links: NoteLink[];
  diagnostics: Diagnostic[];
}

export type NoteSource = Pick<FoundNote, 'path' | 'collection' | 'format'> & { text: string };

/**
 * How much of a note to compile: its rules; its symptoms and what links can lead to as well; its page as well. Less is
 * faster.
 */
export type CompileDepth = 'rules' | 'links' | 'pages';

/** What compiling depends on besides the note itself. */
export interface CompileSettings {
  words: Pick<JournalConfig, 'headings' | 'answers'>;
  depth: CompileDepth;
}

/**
 * Compiles notes of one journal.
 *
 * @param before the note as an earlier text gave it, if that is known: what its logs say is taken from it if they are
 *   the same.
 */
export type NoteCompiler = (source: NoteSource, before?: Note) => Promise<CompiledNote>;

/** Makes the compiler for a journal: its words and plugins are set up once for all notes. */
export function noteCompiler(
  config: Pick<JournalConfig, 'headings' | 'answers'>,
  depth: CompileDepth,
): NoteCompiler {
  const vocabulary = vocabularyOf(config);
  let compiler: Promise<BodyCompiler> | undefined;

  return async (source, before) => {
    const { path, format, text } = source;
    const { frontMatter, firstLine, body } = splitNote(text);
    const fields = await readFrontMatter(source, frontMatter, firstLine);
    const stage = stageOf(source, fields);
    const diagnostics: Diagnostic[] = [...fields.diagnostics];
    let symptoms: Symptom[] = [];
    let content: NoteContent = EMPTY;
    let plain: PlainData | undefined;
    let lead = '';
    try {
      const tooMuch = tooMuchToParse(body, format);
      const tree = tooMuch ? NOTHING : await parse(format, body);
      if (tooMuch) diagnostics.push({ ...tooMuch.found, path, line: tooMuch.line, column: 1 });
      if (format === 'mdx') diagnostics.push(...(await problemsOfMdx(tree, path)));
      if (source.collection === 'notes') plain = await plainDataOf(frontMatter, tree, path);
      else lead = leadOf(tree);
      if (depth !== 'rules') symptoms = findSymptoms(tree);
      const tooMany = tooManyBlocks(tree, path);
      if (tooMany) diagnostics.push(tooMany);
      else if (tooMuch) content = EMPTY;
      else if (depth === 'pages' || (depth === 'links' && !hasPlainAnchors(tree, body, format))) {
        compiler ??= bodyCompiler(depth, vocabulary);
        content = await (await compiler)(tree, { path, body, format, stage });
      } else {
        const { links } = linkNotes(tree, path);
        const collected = collectRules(tree, { path, source: body, vocabulary, stage });
        content = { links, collected, ...plainAnchors(tree, collected, body, format) };
      }
    } catch (error) {
      diagnostics.push(compileError(error, path));
    }
    const { collected, links, html, headings = [], anchors, moreAnchors } = content;
    diagnostics.push(...collected.diagnostics);
    if (!fields.ok) {
      return { path, links, diagnostics, rules: collected.rules.map(({ rule }) => rule) };
    }
    const shown = depth === 'pages' && content === EMPTY ? asItStands(body) : html;
    const base = {
      path,
      format,
      slug: slugOfPath(path),
      text,
      ...(shown !== undefined && { html: shown }),
      headings,
      ...(anchors && { anchors }),
      ...(moreAnchors && { moreAnchors }),
      rules: collected.rules.map(({ rule }) => rule),
      symptoms,
      diagnostics,
    };
    const note = noteOf(base, fields, lead, plain);
    const incident = depth === 'rules' || depth === 'pages' ? undefined : symptomsOf(note);
    if (incident) note.said = saidBefore(incident, before) ?? linesSaid(incident);
    return { path, note, links, diagnostics };
  };
}

/** What the lines of an incident's logs say, if they are those of the note before. */
function saidBefore(incident: IncidentSymptoms, before?: Note) {
  const known = before && symptomsOf(before);
  const logs = ({ symptoms, notSymptoms }: IncidentSymptoms) =>
    JSON.stringify([symptoms.map(({ text }) => text), notSymptoms]);
  return known && logs(known) === logs(incident) ? before.said : undefined;
}

/** Loads only what is needed: the code for pages takes several times as long to load as that for links. */
async function bodyCompiler(
  depth: 'links' | 'pages',
  vocabulary: Vocabulary,
): Promise<BodyCompiler> {
  if (depth === 'links') return (await import('./compileLinks.ts')).linksCompiler(vocabulary);
  return (await import('./compilePage.ts')).pageCompiler(vocabulary);
}

const NOTHING: Root = { type: 'root', children: [] };

const EMPTY: NoteContent = { collected: { rules: [], diagnostics: [] }, links: [] };

/** remark is loaded with the first `.mdx` note: most journals have few, many have none. */
async function parse(format: 'md' | 'mdx', body: string): Promise<Root> {
  if (format === 'md') return parseMarkdown(body);
  const { parseMdx } = await import('../markdown/parseMdx.ts');
  return parseMdx(body);
}

/** Files that are no notes have any front matter: it takes a parser for all of YAML. */
async function plainDataOf(
  frontMatter: string | undefined,
  tree: Root,
  path: string,
): Promise<PlainData> {
  const { plainData } = await import('../fields/plainNote.ts');
  return plainData(frontMatter, tree, path);
}

async function problemsOfMdx(tree: Root, path: string): Promise<Diagnostic[]> {
  const { mdxProblems } = await import('../markdown/mdxProblems.ts');
  return mdxProblems(tree, path);
}

function noteOf(
  base: NoteBase,
  fields: Extract<FrontMatter, { ok: true }>,
  lead: string,
  plain: PlainData = { title: base.slug, summary: '', appliesTo: {} },
): Note {
  switch (fields.collection) {
    case 'incidents':
      return { ...base, collection: 'incidents', data: incidentData(fields.data, lead) };
    case 'checklists':
      return { ...base, collection: 'checklists', data: checklistData(fields.data, lead) };
    case 'notes':
      return { ...base, collection: 'notes', data: plain };
  }
}

type FrontMatter = Awaited<ReturnType<typeof readFrontMatter>>;

async function readFrontMatter(source: NoteSource, text: string | undefined, firstLine: number) {
  const { path, collection } = source;
  if (collection === 'notes') return { ok: true as const, collection, diagnostics: [] };
  if (text === undefined) {
    const found = problem('front-matter', {
      message: source.text.trim() === '' ? 'this note is empty' : 'this note has no front matter',
      note: 'Begin the file with `---`, then one field on each line (`title`; an incident also needs `date` and `severity`), then `---`. `belay new` writes them.',
    });
    return { ok: false as const, diagnostics: [{ ...found, path, line: 1, column: 1 }] };
  }
  const yaml = { path, text, firstLine, code: 'front-matter', texts: TEXTS } as const;
  if (collection === 'incidents') {
    return { collection: 'incidents' as const, ...(await readFields(yaml, IncidentFrontMatter)) };
  }
  return { collection: 'checklists' as const, ...(await readFields(yaml, ChecklistFrontMatter)) };
}

/** A checklist with broken front matter still has its rules read, so that all diagnostics come at once. */
function stageOf(source: NoteSource, fields: FrontMatter): Stage | undefined {
  if (source.collection !== 'checklists') return undefined;
  return fields.ok && fields.collection === 'checklists' ? fields.data.stage : STAGES[0];
}

/** A body that does not parse, to be read as its author typed it. */
function asItStands(body: string): string {
  const text = body.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<pre class="code"><code>${text}</code></pre>`;
}

/** Why a note has no page: MDX that does not parse says where. Whatever it is, the other notes are compiled. */
function compileError(error: unknown, path: string): Diagnostic {
  if (isSyntaxError(error)) {
    const words = {
      message: `this does not parse as MDX: ${error.reason}`,
      note: 'In .mdx, write `\\{` and `\\<` for the characters themselves, or rename the note to .md.',
    };
    const { line = 1, column = 1 } = error;
    return { ...problem('note-syntax', words), path, line, column };
  }
  if (error instanceof RangeError) {
    const words = {
      message: 'this note is nested too deeply to be read',
      note: 'Write its lists with fewer levels.',
    };
    return { ...problem('note-syntax', words), path, line: 1, column: 1 };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { ...problem('note-failed', { reason }), path, line: 1, column: 1 };
}

/** A `VFileMessage`, without loading its class for it. */
function isSyntaxError(error: unknown): error is VFileMessage {
  return error instanceof Error && 'reason' in error && 'place' in error;
}
