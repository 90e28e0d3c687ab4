/** GitHub's alerts: a quote that begins with `[!WARNING]`. */
import type { Element, Root } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';
import { mayHold } from './tagsIn.ts';

/** Kinds and their titles, as https://docs.github.com/get-started/writing-on-github lists them. */
const TITLES: Readonly<Record<string, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** Turns such a quote into an `<aside>` with its kind as title. Any other quote stays one. */
export const rehypeAsides: Plugin<[], Root> = () => (tree) => {
  if (!mayHold(tree, 'blockquote')) return;
  eachElement(tree, (node) => {
    if (node.tagName !== 'blockquote') return;
    const first = node.children.find((child): child is Element => child.type === 'element');
    const [text] = first?.children ?? [];
    if (first?.tagName !== 'p' || text?.type !== 'text') return;
    const [marker, name = ''] = /^\[!([a-z]+)\][^\S\n]*(?:\n|$)/i.exec(text.value) ?? [];
    const kind = name.toLowerCase();
    const title = TITLES[kind];
    if (marker === undefined || title === undefined) return;
    text.value = text.value.slice(marker.length);
    // The marker may have been alone in its paragraph, or followed by a line break.
    const [rest, ...more] = first.children;
    if (rest?.type === 'text' && rest.value.trim() === '') {
      first.children =
        more[0]?.type === 'element' && more[0].tagName === 'br' ? more.slice(1) : more;
    }
    if (first.children.length === 0) node.children.splice(node.children.indexOf(first), 1);
    node.tagName = 'aside';
    node.properties = { className: ['aside'], dataKind: kind, ariaLabel: title };
    node.children.unshift({
      type: 'element',
      tagName: 'p',
      properties: { className: ['aside-title'] },
      children: [{ type: 'text', value: title }],
    });
  });
};
