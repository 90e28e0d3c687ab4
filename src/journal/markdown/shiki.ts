/** Highlighting at build time, as classes: no inline style, so a strict Content-Security-Policy holds. */
import type { RehypeShikiOptions } from '@shikijs/rehype';
import { createCssVariablesTheme, normalizeTheme } from 'shiki';
import { shikiTransformers } from './shikiTransformers.ts';
import { MAX_COLOURED_LINE } from './tuning.ts';

/** Prepared once: a theme that is not prepared is a new one to Shiki for each fence, and it prepares its grammars again, too. */
export const theme = normalizeTheme(
  createCssVariablesTheme({ name: 'belay', variablePrefix: '--shiki-' }),
);

export const shikiOptions = {
  theme,
  lazy: true,
  langs: [],
  fallbackLanguage: 'text',
  defaultLanguage: 'text',
  transformers: shikiTransformers,
  // Not by time: the same notes must give the same pages on a slow machine.
  tokenizeTimeLimit: 0,
  tokenizeMaxLineLength: MAX_COLOURED_LINE,
  // Marks that overlap, for example: the code is shown without colours.
  onError: () => {},
} satisfies RehypeShikiOptions;
