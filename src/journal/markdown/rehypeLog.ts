/** Colours fences of logs: times and addresses are dimmed, errors and signals are highlighted. */
import { parseMetaHighlightString } from '@shikijs/transformers';
import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Plugin } from 'unified';
import { eachElement, SKIP } from './eachElement.ts';
import { fenceFrame, fenceTitle } from './fence.ts';
import { LOG_LANGUAGES } from './logLanguages.ts';
import { logTokens } from './logTokens.ts';
import { mayHold } from './tagsIn.ts';

/**
 * Colours logs without a grammar, and before Shiki, which ignores `<samp>`, the element for what a
 * program wrote. Each line is an element of its own, so that one that wraps can be indented.
 */
export const rehypeLog: Plugin<[], Root> = () => (tree) => {
  if (!mayHold(tree, 'pre')) return;
  eachElement(tree, (node, index, parent) => {
    if (node.tagName !== 'pre') return;
    const [code] = node.children;
    if (code?.type !== 'element' || code.tagName !== 'code') return SKIP;
    const language = languageOf(code);
    if (language === undefined || !LOG_LANGUAGES.has(language)) return SKIP;
    const meta = String(code.properties['metastring'] ?? '');
    parent.children[index] = fenceFrame(logBlock(textOf(code), meta), 'log', fenceTitle(meta));
    return SKIP;
  });
};

function languageOf({ properties }: Element): string | undefined {
  const classes = Array.isArray(properties['className']) ? properties['className'] : [];
  return classes
    .map(String)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length);
}

function logBlock(text: string, meta: string): Element {
  const marked = new Set(parseMetaHighlightString(meta) ?? []);
  const lines = text.replace(/\n$/, '').split('\n');
  const children = lines.map((line, index) =>
    span(marked.has(index + 1) ? 'line highlighted' : 'line', [
      ...logTokens(line).map(({ text, kind }): ElementContent => {
        const value: ElementContent = { type: 'text', value: text };
        return kind === undefined ? value : span(`log-${kind}`, [value]);
      }),
      // Inside the line: between elements that are blocks it would be a line of its own.
      { type: 'text', value: '\n' },
    ]),
  );
  const samp: Element = { type: 'element', tagName: 'samp', properties: {}, children };
  const properties = { className: ['code', 'log'], tabIndex: 0 };
  return { type: 'element', tagName: 'pre', properties, children: [samp] };
}

function span(className: string, children: ElementContent[]): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: className.split(' ') },
    children,
  };
}
