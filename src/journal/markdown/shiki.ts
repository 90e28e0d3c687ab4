/** Highlighting at build time, as classes: no inline style, so a strict Content-Security-Policy holds. */
import type { RehypeShikiOptions } from '@shikijs/rehype';
import { createCssVariablesTheme } from 'shiki';
import { shikiTransformers } from './shikiTransformers.ts';

export const shikiOptions: RehypeShikiOptions = {
  theme: createCssVariablesTheme({ name: 'belay', variablePrefix: '--shiki-' }),
  lazy: true,
  langs: [],
  fallbackLanguage: 'text',
  defaultLanguage: 'text',
  transformers: shikiTransformers,
  // Marks that overlap, for example: the code is shown without colours.
  onError: () => {},
};
