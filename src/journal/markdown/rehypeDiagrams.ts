/** Diagrams, written as Graphviz's DOT in a fence and drawn at build: https://graphviz.org/doc/info/lang.html */
import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import { type Plugin, unified } from 'unified';
import { eachElement } from './eachElement.ts';
import { fenceTitle } from './fence.ts';
import { mayHold } from './tagsIn.ts';
import { MAX_EDGES } from './tuning.ts';

/** Fewer rounds of optimisation: https://graphviz.org/docs/attrs/nslimit/ */
const SOONER = { nslimit: 1, nslimit1: 1, mclimit: 0.1, searchsize: 5 };

const LANGUAGES = ['language-dot', 'language-graphviz'];

/** What a drawing needs, and no more: DOT itself can hold links and load pictures. */
const DRAWING: Options = {
  tagNames: ['svg', 'g', 'path', 'polygon', 'polyline', 'ellipse', 'text'],
  attributes: {
    '*': [
      'fill',
      'stroke',
      'strokeWidth',
      'strokeDashArray',
      'transform',
      'viewBox',
      'width',
      'height',
    ],
    path: ['d'],
    polygon: ['points'],
    polyline: ['points'],
    ellipse: ['cx', 'cy', 'rx', 'ry'],
    text: ['x', 'y', 'textAnchor', 'fontSize', 'fontWeight'],
  },
};

function sanitizerWith(rehypeRaw: typeof import('rehype-raw').default) {
  return unified().use(rehypeRaw).use(rehypeSanitize, DRAWING).freeze();
}

/**
 * Draws each fence of the language `dot`. One that Graphviz does not understand, or that is too large, stays code.
 * Graphviz and the parser of HTML are loaded with the first diagram: most notes have none.
 */
export const rehypeDiagrams: Plugin<[], Root> = () => async (tree) => {
  if (!mayHold(tree, 'pre')) return;
  const fences: { pre: Element; code: Element }[] = [];
  eachElement(tree, (pre) => {
    if (pre.tagName !== 'pre') return;
    const [code] = pre.children;
    if (code?.type === 'element' && isDot(code)) fences.push({ pre, code });
  });
  if (fences.length === 0) return;
  const [{ instance }, { default: rehypeRaw }] = await Promise.all([
    import('@viz-js/viz'),
    import('rehype-raw'),
  ]);
  const sanitizer = sanitizerWith(rehypeRaw);
  const graphviz = await instance();
  for (const { pre, code } of fences) {
    if (edgesOf(textOf(code)) > MAX_EDGES) continue;
    const drawn = graphviz.render(textOf(code), {
      format: 'svg',
      graphAttributes: { bgcolor: 'transparent', ...SOONER },
      nodeAttributes: { fontname: 'sans-serif' },
      edgeAttributes: { fontname: 'sans-serif' },
    });
    if (drawn.status !== 'success') continue;
    const title = fenceTitle(String(code.properties['metastring'] ?? ''));
    pre.tagName = 'figure';
    pre.properties = { className: ['diagram'] };
    pre.children = [...drawing(drawn.output, sanitizer, title), ...caption(title)];
  }
};

/** About how many edges DOT has, at most: `{a b} -> {c d}` is one for each pair. */
function edgesOf(dot: string): number {
  const edges = dot.match(/->|--/g)?.length ?? 0;
  const sets = dot.match(/\}\s*(?:->|--)|(?:->|--)\s*(?:subgraph\b[^{]*)?\{/g)?.length ?? 0;
  const half = (dot.match(/[\w.]+/g)?.length ?? 0) / 2;
  return edges + (sets > 0 ? half * half : 0);
}

function isDot({ tagName, properties }: Element): boolean {
  const classes = Array.isArray(properties['className']) ? properties['className'] : [];
  return tagName === 'code' && classes.some((name) => LANGUAGES.includes(String(name)));
}

/** Graphviz's SVG without its preamble, harmless, and with a name for readers who cannot see it. */
function drawing(
  svg: string,
  sanitizer: ReturnType<typeof sanitizerWith>,
  title = 'Diagram',
): ElementContent[] {
  const raw = { type: 'raw', value: svg.slice(svg.indexOf('<svg')) } as unknown as ElementContent;
  const { children } = sanitizer.runSync({ type: 'root', children: [raw] }) as Root;
  return children.filter((child): child is Element => {
    if (child.type !== 'element') return false;
    child.properties = { ...child.properties, role: 'img', ariaLabel: title };
    return true;
  });
}

function caption(title: string | undefined): ElementContent[] {
  if (title === undefined) return [];
  const text: ElementContent = { type: 'text', value: title };
  return [{ type: 'element', tagName: 'figcaption', properties: {}, children: [text] }];
}
