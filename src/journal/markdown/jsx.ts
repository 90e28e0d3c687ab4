/** What can be known about an `.mdx` note's JSX without running it. */
import type { Node } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';

/** An element of JSX, as https://github.com/syntax-tree/mdast-util-mdx-jsx describes it. */
export interface JsxElement extends Node {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  /** Nothing for a fragment. */
  name: string | null;
  attributes: JsxAttribute[];
}

type JsxAttribute =
  | {
      type: 'mdxJsxAttribute';
      name: string;
      value?: string | { type: 'mdxJsxAttributeValueExpression'; value: string } | null;
    }
  | { type: 'mdxJsxExpressionAttribute'; value: string };

/** Node types that MDX adds, which pass into HTML's tree as they are. */
export const MDX_NODES = [
  'mdxFlowExpression',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
  'mdxTextExpression',
  'mdxjsEsm',
] as const;

const LITERAL = /^\s*(["'`])([^"'`\\$]*)\1\s*$/;
/** What an expression may hold and still show no element: a literal, a comment, a field of the front matter. */
const WITHOUT_ELEMENTS =
  /^\s*(?:(["'`])[^"'`\\$]*\1|[\d.]+|(?:\/\*[\s\S]*?\*\/\s*)*|frontmatter(?:\.\w+)+)\s*$/;
/** Belay's own component for notes: it gives no ids. */
const OWN = /^import\s+(\w+)\s+from\s+["'][^"']*\/src\/components\/notes\/Timeline\.astro["']/gm;
/** A note that defines components for its elements or a layout around them. */
const REPLACES_ELEMENTS = /^export\b.*\b(?:components|default)\b/m;
const SETS_HTML = new Set(['set:html', 'dangerouslySetInnerHTML']);

export function isJsxElement(node: Node): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** An attribute that is written out: `id="x"`, `id={'x'}`. */
export function literalAttribute({ attributes }: JsxElement, name: string): string | undefined {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  if (found?.value == null) return undefined;
  return typeof found.value === 'string' ? found.value : LITERAL.exec(found.value.value)?.[2];
}

/** Whether a component or an expression of a note may give ids that are not written in it. */
export function mayMakeIds(tree: Node): boolean {
  const own = new Set<string>();
  let found = false;
  visit(tree, (node) => {
    const { value = '' } = node as { value?: string };
    if (node.type === 'mdxjsEsm') {
      for (const [, name = ''] of value.matchAll(OWN)) own.add(name);
      found = REPLACES_ELEMENTS.test(value);
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      found = !WITHOUT_ELEMENTS.test(value);
    } else if (isJsxElement(node)) {
      found = (isComponent(node) && !own.has(node.name ?? '')) || hasUnknownId(node);
    }
    return found ? EXIT : undefined;
  });
  return found;
}

/** As in JSX, an element of HTML begins with a small letter. */
function isComponent({ name }: JsxElement): boolean {
  return name !== null && !/^[a-z][^.]*$/.test(name);
}

function hasUnknownId(node: JsxElement): boolean {
  return node.attributes.some((one) => {
    if (one.type === 'mdxJsxExpressionAttribute' || SETS_HTML.has(one.name)) return true;
    return one.name === 'id' && literalAttribute(node, 'id') === undefined;
  });
}
