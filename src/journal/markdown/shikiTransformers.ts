/** How highlighted code is written into a page: classes instead of styles, and no element without a use. */
import {
  transformerMetaHighlight,
  transformerMetaWordHighlight,
  transformerNotationDiff,
  transformerNotationErrorLevel,
  transformerNotationFocus,
  transformerNotationHighlight,
  transformerNotationWordHighlight,
} from '@shikijs/transformers';
import type { ElementContent } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { fenceFrame, fenceTitle } from './fence.ts';

/** Bits of a token's style in TextMate's grammars. */
const ITALIC = 1;
const BOLD = 2;

/**
 * Turns the theme's inline `color:var(--shiki-token-keyword)` into the class `tok-keyword`. The
 * stylesheet gives each class its colour, in light and dark.
 */
const classesForTokens: ShikiTransformer = {
  name: 'classes-for-tokens',
  pre(node) {
    delete node.properties['style'];
    const marks = classOf(node)
      .split(' ')
      .filter((name) => name.startsWith('has-'));
    node.properties['class'] = ['code', ...marks].join(' ');
  },
  span(node, _line, _column, _lineNode, { fontStyle }) {
    const classes = tokenClasses(String(node.properties['style'] ?? ''), fontStyle);
    delete node.properties['style'];
    if (classes !== '') node.properties['class'] = classes;
  },
};

/** The classes of a token, from the CSS of its colour (`var(--shiki-token-keyword)`) and the bits of its style. */
export function tokenClasses(color = '', style = 0): string {
  const [, name] = /--shiki-(?:token-)?([a-z-]+)/.exec(color) ?? [];
  const classes = name === undefined || name === 'foreground' ? [] : [`tok-${name}`];
  if ((style & ITALIC) > 0) classes.push('tok-italic');
  if ((style & BOLD) > 0) classes.push('tok-bold');
  return classes.join(' ');
}

/** Keeps an element only for lines and tokens that are marked; the rest is text, at half the size. */
const onlyMarkedElements: ShikiTransformer = {
  name: 'only-marked-elements',
  enforce: 'post',
  // Not in `code`: marked words are put into the lines there.
  root(root) {
    const [pre] = root.children;
    const [node] = pre?.type === 'element' ? pre.children : [];
    if (node?.type !== 'element') return;
    const children: ElementContent[] = [];
    for (const line of node.children) {
      if (line.type !== 'element') {
        const last = children.at(-1);
        // A marked line is a block, and holds its own end.
        if (last?.type === 'element' && last.properties['class'] !== undefined && isLine(last)) {
          last.children.push(line);
        } else children.push(line);
        continue;
      }
      line.children = line.children.flatMap((token) =>
        token.type === 'element' && Object.keys(token.properties).length === 0
          ? token.children
          : token,
      );
      if (classOf(line) === 'line') children.push(...line.children);
      else children.push(line);
    }
    node.children = children;
  },
};

function classOf({ properties }: { properties: Record<string, unknown> }): string {
  return [properties['class']].flat().join(' ').trim();
}

function isLine(node: { properties: Record<string, unknown> }): boolean {
  return classOf(node).split(' ').includes('line');
}

/** Puts the block into its frame. */
const framed: ShikiTransformer = {
  name: 'framed',
  enforce: 'post',
  root(root) {
    const [pre] = root.children;
    if (pre?.type !== 'element') return;
    const title = fenceTitle(this.options.meta?.__raw ?? '');
    root.children = [fenceFrame(pre, this.options.lang, title)];
  },
};

/** Marks by `{2,4-6}` and `/word/` after the language, or by `[!code ++]` in a comment of the code itself. */
export const shikiTransformers: ShikiTransformer[] = [
  transformerMetaHighlight(),
  transformerMetaWordHighlight(),
  transformerNotationDiff(),
  transformerNotationHighlight(),
  transformerNotationWordHighlight(),
  transformerNotationErrorLevel(),
  transformerNotationFocus(),
  classesForTokens,
  onlyMarkedElements,
  framed,
];
