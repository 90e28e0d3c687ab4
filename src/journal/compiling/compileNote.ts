/** One note, compiled once: (path, text) → its data, HTML, headings, rules, symptoms and diagnostics. */
import type { Root, RootContent } from 'mdast';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Collected } from '../../rules/collectRules.ts';
import { STAGES, type Stage } from '../../rules/model.ts';
import { vocabularyOf } from '../../rules/vocabulary.ts';
import { readYaml } from '../fields/checkedYaml.ts';
import { plainData } from '../fields/plainNote.ts';
import {
  ChecklistFrontMatter,
  checklistData,
  IncidentFrontMatter,
  incidentData,
} from '../fields/schemas.ts';
import type { JournalConfig, Note, NoteBase, PlainData, Symptom } from '../fields/types.ts';
import { slugOfPath } from '../links/noteAddress.ts';
import type { NoteLink } from '../links/noteLink.ts';
import { mayMakeIds } from '../markdown/jsx.ts';
import { absentSyntax } from '../markdown/leanGfm.ts';
import { anchorReader, htmlCompiler, ruleReader } from '../markdown/markdown.ts';
import type { FoundNote } from '../reading/findNotes.ts';
import { splitNote } from '../reading/splitNote.ts';
import { blankProse } from './blankProse.ts';
import { tooManyBlocks } from './countBlocks.ts';
import { findSymptoms } from './findSymptoms.ts';

/** What compiling gives: a note only where its front matter is sound, diagnostics in any case. */
export interface CompiledNote {
  path: string;
  note?: Note;
  /** Links to other notes. They are sought from the depth `symptoms` on. */
  links: NoteLink[];
  diagnostics: Diagnostic[];
}

export type NoteSource = Pick<FoundNote, 'path' | 'collection' | 'format'> & { text: string };

/**
 * How much of a note to compile: its rules; its symptoms as well; its page as well. Less is sooner.
 */
export type CompileDepth = 'rules' | 'symptoms' | 'pages';

/** What compiling depends on, beside the note itself. */
export interface CompileSettings {
  words: Pick<JournalConfig, 'headings' | 'answers'>;
  depth: CompileDepth;
}

/** Compiles notes of one journal. */
export type NoteCompiler = (source: NoteSource) => Promise<CompiledNote>;

/** Makes the compiler for a journal: its words and plugins are set up once for all notes. */
export function noteCompiler(
  config: Pick<JournalConfig, 'headings' | 'answers'>,
  depth: CompileDepth,
): NoteCompiler {
  const options = {
    vocabulary: vocabularyOf(config),
    pathOf: (file: VFile) => file.path,
    stageOf: (file: VFile) => file.data['stage'] as Stage | undefined,
  };
  const plainToHtml = htmlCompiler(options, false).freeze();
  const mixedToHtml = htmlCompiler(options, true).freeze();
  const anchors = anchorReader().freeze();
  const readers = new Map<string, ReturnType<typeof ruleReader>>();
  const readerFor = (format: 'md' | 'mdx', absent: readonly string[]) => {
    const key = [format, ...absent].join();
    const reader = readers.get(key) ?? ruleReader(format, options, absent).freeze();
    readers.set(key, reader);
    return reader;
  };

  return async (source) => {
    const { path, format, text } = source;
    const { frontMatter, firstLine, body } = splitNote(text);
    const fields = readFrontMatter(source, frontMatter, firstLine);
    const value = depth === 'rules' && format === 'md' ? blankProse(body) : body;
    const file = new VFile({ path, value, data: { stage: stageOf(source, fields) } });
    const diagnostics = fields.ok ? [] : [...fields.diagnostics];
    let symptoms: Symptom[] = [];
    let content: string | undefined;
    let plain: PlainData | undefined;
    let moreAnchors = false;
    try {
      const reader = readerFor(format, absentSyntax(value));
      const tree = reader.parse(file) as Root;
      if (source.collection === 'notes') plain = plainData(frontMatter, tree, path);
      if (depth !== 'rules') symptoms = findSymptoms(tree);
      const tooMany = tooManyBlocks(tree, path);
      if (tooMany) {
        diagnostics.push(tooMany);
        if (depth === 'pages') content = asItStands(body);
      } else if (depth === 'pages' && format === 'md') {
        const toHtml = hasHtml(tree) ? mixedToHtml : plainToHtml;
        const hast = await toHtml.run(tree, file);
        content = toHtml.stringify(hast as Parameters<typeof toHtml.stringify>[0], file);
      } else {
        await reader.run(tree, file);
        if (depth === 'pages') {
          await anchors.run(tree, file);
          moreAnchors = mayMakeIds(tree);
        }
      }
    } catch (error) {
      diagnostics.push(syntaxError(error, path));
      if (depth === 'pages') content = asItStands(body);
    }
    const collected: Collected = file.data.belay ?? { rules: [], diagnostics: [] };
    diagnostics.push(...collected.diagnostics);
    const links = file.data.noteLinks ?? [];
    if (!fields.ok) return { path, links, diagnostics };
    plain ??= plainData(frontMatter, { type: 'root', children: [] }, path);
    const base = {
      path,
      format,
      slug: slugOfPath(path),
      text,
      ...(content !== undefined && { html: content }),
      headings: file.data.headings ?? [],
      ...(file.data.anchors && { anchors: file.data.anchors }),
      ...(moreAnchors && { moreAnchors }),
      rules: collected.rules.map(({ rule }) => rule),
      symptoms,
      diagnostics,
    };
    return { path, note: noteOf(base, fields, plain), links, diagnostics };
  };
}

function noteOf(
  base: NoteBase,
  fields: Extract<ReturnType<typeof readFrontMatter>, { ok: true }>,
  plain: PlainData,
): Note {
  switch (fields.collection) {
    case 'incidents':
      return { ...base, collection: 'incidents', data: incidentData(fields.data) };
    case 'checklists':
      return { ...base, collection: 'checklists', data: checklistData(fields.data) };
    case 'notes':
      return { ...base, collection: 'notes', data: plain };
  }
}

function readFrontMatter(source: NoteSource, text: string | undefined, firstLine: number) {
  const { path, collection } = source;
  if (collection === 'notes') return { ok: true as const, collection };
  if (text === undefined) {
    const diagnostic: Diagnostic = {
      path,
      line: 1,
      column: 1,
      code: 'front-matter',
      severity: 'error',
      message: source.text.trim() === '' ? 'this note is empty' : 'this note has no front matter',
      note: 'Begin the file with `---`, the fields `title`, … one a line, and `---`. `belay new` writes them.',
    };
    return { ok: false as const, diagnostics: [diagnostic] };
  }
  const yaml = { path, text, firstLine, code: 'front-matter' };
  if (collection === 'incidents') {
    return { collection: 'incidents' as const, ...readYaml(yaml, IncidentFrontMatter) };
  }
  return { collection: 'checklists' as const, ...readYaml(yaml, ChecklistFrontMatter) };
}

/** A checklist with broken front matter still has its rules read, so that all diagnostics come at once. */
function stageOf(
  source: NoteSource,
  fields: ReturnType<typeof readFrontMatter>,
): Stage | undefined {
  if (source.collection !== 'checklists') return undefined;
  return fields.ok && fields.collection === 'checklists' ? fields.data.stage : STAGES[0];
}

function hasHtml(node: Root | RootContent): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(hasHtml));
}

/** A body that does not parse, to be read as its author typed it. */
function asItStands(body: string): string {
  const text = body.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<pre class="code"><code>${text}</code></pre>`;
}

/** MDX that does not parse is a person's mistake, and says where. Anything else that throws is ours. */
function syntaxError(error: unknown, path: string): Diagnostic {
  if (error instanceof VFileMessage) {
    return {
      path,
      line: error.line ?? 1,
      column: error.column ?? 1,
      code: 'note-syntax',
      severity: 'error',
      message: `this does not parse as MDX: ${error.reason}`,
      note: 'In .mdx, write `\\{` and `\\<` for the characters themselves, or rename the note to .md.',
    };
  }
  if (error instanceof RangeError) {
    return {
      path,
      line: 1,
      column: 1,
      code: 'note-syntax',
      severity: 'error',
      message: 'this note is nested too deeply to be read',
      note: 'Write its lists with fewer levels.',
    };
  }
  throw error;
}
