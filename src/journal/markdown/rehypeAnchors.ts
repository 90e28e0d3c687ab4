/** Keeps the ids of a note's HTML as targets of links, unless they clash with the page. */
import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';
import { RESERVED_IDS } from './reservedIds.ts';

/**
 * Turns `<a name="x">` into `<a id="x">`, and drops ids that are the page's own, a rule's where there is no
 * rule, or there already. Comes before headings get theirs.
 */
export const rehypeAnchors: Plugin<[], Root> = () => (tree, file) => {
  const rules = new Set(file.data.belay?.rules.map(({ rule }) => rule.anchor));
  const seen = new Set<string>();
  eachElement(tree, ({ tagName, properties }) => {
    const { name } = properties;
    delete properties['name'];
    if (tagName === 'a' && typeof name === 'string') properties['id'] ??= name;
    const { id } = properties;
    if (id === undefined) return;
    const text = String(id);
    const taken = RESERVED_IDS.has(text) || seen.has(text);
    const notRule = text.startsWith('rule-') && !rules.has(text);
    if (taken || notRule || /\s|^$/.test(text)) delete properties['id'];
    else seen.add(text);
  });
};
