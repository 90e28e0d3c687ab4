/** Highlights code, except very long blocks. */
import rehypeShiki from '@shikijs/rehype';
import type { Element, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Plugin, unified } from 'unified';
import type { VFile } from 'vfile';
import { colourCode } from './colourCode.ts';
import { eachElement } from './eachElement.ts';
import { shikiOptions } from './shiki.ts';
import { MAX_COLOURED } from './tuning.ts';

const shiki = unified().use(rehypeShiki, shikiOptions).freeze();

/** Colours each fence. Shiki gets the longest ones as plain text. */
export const rehypeCode: Plugin<[], Root> = () => async (tree, file) => {
  const fences: { pre: Element; code: Element; parent: Parents }[] = [];
  eachElement(tree, (node, _index, parent) => {
    const [code] = node.children;
    const holdsCode = code?.type === 'element' && code.tagName === 'code';
    if (node.tagName === 'pre' && holdsCode) fences.push({ pre: node, code, parent });
    if (node.tagName === 'code') boundColours(node);
  });
  for (const { pre, code, parent } of fences) {
    const coloured = (await withoutMarks(code)) ?? (await withMarks(pre, file));
    parent.children[parent.children.indexOf(pre)] = coloured;
  }
};

/** Most fences have no marked lines or words, and need none of what Shiki does for them. */
async function withoutMarks(code: Element): Promise<Element | undefined> {
  const { className, metastring } = code.properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  const language = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length);
  const meta = String(code.data?.meta ?? metastring ?? '');
  return colourCode(textOf(code), language || 'text', meta);
}

/** Shiki looks at all that it is given, and only the fence matters to it. */
async function withMarks(pre: Element, file: VFile): Promise<Element> {
  const fence: Root = { type: 'root', children: [pre] };
  await shiki.run(fence, file);
  // It puts a root in place of what it has coloured, and leaves a fence that it cannot colour.
  const [coloured] = fence.children as (Root | Element)[];
  return coloured?.type === 'root' ? (coloured.children[0] as Element) : pre;
}

function boundColours(code: Element): void {
  const { className } = code.properties;
  if (!Array.isArray(className) || textOf(code).length <= MAX_COLOURED) return;
  code.properties['className'] = className.map((name) =>
    /^language-/.test(String(name)) ? 'language-text' : name,
  );
}
