/** Highlighting at build time, as classes: no inline style, so a strict Content-Security-Policy holds. */
import type { RehypeShikiOptions } from '@shikijs/rehype';
import { createCssVariablesTheme, type ShikiTransformer } from 'shiki';

/**
 * Turns the theme's inline `color:var(--shiki-token-keyword)` into the class `tok-keyword`. The
 * stylesheet gives each class its colour, in light and dark.
 */
const classesForTokens: ShikiTransformer = {
  name: 'classes-for-tokens',
  pre(node) {
    delete node.properties['style'];
    node.properties['class'] = 'code';
    node.properties['data-language'] = this.options.lang;
  },
  span(node) {
    const style = String(node.properties['style'] ?? '');
    const [, token] = /--shiki-(?:token-)?([a-z-]+)/.exec(style) ?? [];
    const classes = [
      token !== undefined && token !== 'foreground' && `tok-${token}`,
      /font-style:\s*italic/.test(style) && 'tok-italic',
      /font-weight:\s*bold/.test(style) && 'tok-bold',
    ].filter(Boolean);
    delete node.properties['style'];
    if (classes.length > 0) node.properties['class'] = classes.join(' ');
  },
};

export const shikiOptions: RehypeShikiOptions = {
  theme: createCssVariablesTheme({ name: 'belay', variablePrefix: '--shiki-' }),
  lazy: true,
  langs: [],
  fallbackLanguage: 'text',
  defaultLanguage: 'text',
  transformers: [classesForTokens],
};
