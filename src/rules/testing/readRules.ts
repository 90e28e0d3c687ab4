/** For tests: rules and diagnostics of a piece of Markdown, through the real parser and plugin. */
import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect } from 'vitest';
import { parseMarkdown } from '../../journal/markdown/parseMarkdown.ts';
import { parseMdx } from '../../journal/markdown/parseMdx.ts';
import { parseByRemark } from '../../journal/markdown/testing/parseByRemark.ts';
import type { NoteRule, Stage } from '../model.ts';
import { remarkRules } from '../remarkRules.ts';
import { type JournalWords, vocabularyOf } from '../vocabulary.ts';

export interface ReadOptions {
  format?: 'md' | 'mdx';
  stage?: Stage;
  words?: JournalWords;
}

/** Reads `.md` by both parsers, and expects the same of them. */
export function readRules(markdown: string, options: ReadOptions = {}) {
  if (options.format === 'mdx') return readRulesBy(parseMdx, markdown, options);
  const result = readRulesBy(parseMarkdown, markdown, options);
  expect(readRulesBy(parseByRemark, markdown, options)).toEqual(result);
  return result;
}

export function readRulesBy(
  parse: (text: string) => Root,
  markdown: string,
  { format = 'md', stage, words = {} }: ReadOptions = {},
) {
  const processor = unified().use(remarkRules, {
    vocabulary: vocabularyOf(words),
    pathOf: (file) => file.path,
    stageOf: () => stage,
  });
  const file = new VFile({ path: `note.${format}`, value: markdown });
  processor.runSync(parse(markdown), file);
  const { rules = [], diagnostics = [] } = file.data.belay ?? {};
  return {
    rules: rules.map(({ rule }) => rule),
    /** What each rule's list item becomes in HTML. */
    properties: rules.map(({ item }) => item.data?.hProperties),
    diagnostics,
    messages: file.messages,
    /** `3:1 answer-missing`, for tables. */
    found: diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`),
  };
}

/** The rules of list items, read as if they were in a stage. */
export function readItems(items: string, options: Omit<ReadOptions, 'stage'> = {}) {
  return readRules(items, { stage: 'before-deploy', ...options });
}

/** A rule without its place and id. */
export function meaning(rule: NoteRule | undefined) {
  if (!rule) return undefined;
  const { line: _line, column: _column, anchor: _anchor, id: _id, stage: _stage, ...rest } = rule;
  return rest;
}
