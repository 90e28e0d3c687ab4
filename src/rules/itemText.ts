/** The text of a list item, without the code that says what answers it. */
import type { Delete, Html, InlineCode, ListItem, Paragraph, PhrasingContent, Root } from 'mdast';
import { isCheckCode, isWholeCheck } from './check.ts';
import { BOX_INSIDE } from './markers.ts';

/** Everything in a list item but what is nested below it. */
export interface ItemText {
  /** Plain text as it was written, on one line, without the code at the end. */
  text: string;
  /** The inline code at the end, first to last. It is a check or still content: the caller knows. */
  codes: InlineCode[];
  /** Checks inside of the text: people are asked instead, unless somebody minds. */
  inside: InlineCode[];
  /** Struck through as a whole: the rule is retired. */
  struck: boolean;
  /** The struck text of an item that is only partly struck through. */
  partlyStruck?: Delete | Html;
}

/** The first paragraph of a list item, where it begins with one. */
export function firstParagraph(item: ListItem): Paragraph | undefined {
  const first = item.children[0];
  return first?.type === 'paragraph' ? first : undefined;
}

/** Splits a paragraph into its text and the inline code at its end. */
export function splitText(paragraph: Paragraph): ItemText {
  const outer = splitCodes(paragraph.children);
  const struck = onlyDelete(outer.content);
  if (!struck) {
    const partlyStruck = findStruck(outer.content);
    return {
      text: plainText(outer.content),
      codes: outer.codes,
      inside: checksIn(outer.content),
      struck: false,
      ...(partlyStruck && { partlyStruck }),
    };
  }
  const inner = splitCodes(struck.children);
  return {
    text: plainText(inner.content),
    codes: [...inner.codes, ...outer.codes],
    inside: checksIn(inner.content),
    struck: true,
  };
}

/** Whether a question mark of any script is in a paragraph: without one, it asks nothing. */
export function hasQuestionMark({ children }: Paragraph): boolean {
  return /[?？؟]/.test(textOfAll(children as readonly AnyNode[]));
}

/** The code of a paragraph that holds nothing else: a check in a paragraph of its own. */
export function onlyCodes(paragraph: Paragraph): InlineCode[] {
  const nodes = paragraph.children.filter((node) => !isPunctuation(node));
  const codes = nodes.filter((node) => node.type === 'inlineCode');
  return codes.length === nodes.length ? codes : [];
}

/** All inline code of some nodes that is a check with its name or question: `` `command unit-tests` ``. */
export function checksIn(
  nodes: readonly (PhrasingContent | Root['children'][number])[],
): InlineCode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineCode') return isWholeCheck(node.value) ? [node] : [];
    return 'children' in node ? checksIn(node.children) : [];
  });
}

/**
 * A text without some of its inline code: `Wait 2 minutes `command smoke-test` then 4 more` is asked as
 * `Wait 2 minutes then 4 more`.
 */
export function textWithout(paragraph: Paragraph, codes: readonly InlineCode[]): string {
  const without = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes
      .filter((node) => !codes.includes(node as InlineCode))
      .map((node) =>
        'children' in node
          ? ({ ...node, children: without(node.children) } as PhrasingContent)
          : node,
      );
  return plainText(without(paragraph.children));
}

/** The text of headings and paragraphs: emphasis, links and code are content, HTML is not. */
export function plainText(nodes: readonly PhrasingContent[] | Root['children']): string {
  return textOfAll(nodes as readonly AnyNode[])
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A node of any kind, those of MDX included. */
interface AnyNode {
  type: string;
  value?: string;
  alt?: string | null;
  children?: readonly AnyNode[];
}

/**
 * The text of nodes as `mdast-util-to-string` gives it, without a copy of the tree: line breaks, of Markdown and `<br>`,
 * are spaces, for they part words. Expressions of MDX are text.
 */
function textOfAll(nodes: readonly AnyNode[]): string {
  let text = '';
  for (const node of nodes) text += textOfOne(node);
  return text;
}

function textOfOne({ type, value, alt, children }: AnyNode): string {
  if (type === 'break') return ' ';
  if (type === 'mdxTextExpression') return expressionText(value ?? '');
  if (type === 'html') return /^<br\b/i.test(value ?? '') ? ' ' : '';
  return value ?? (alt || textOfAll(children ?? []));
}

/**
 * The text of an expression of MDX: what it shows if that is plain (`{' '}`, `{"<env>"}`, `{3}`), nothing for a comment,
 * and otherwise the expression as it was written (`{env}`), so that no part of a rule's text is lost.
 */
function expressionText(code: string): string {
  const shown = code.replaceAll(/\/\*[\s\S]*?\*\//g, '').trim();
  if (shown === '') return '';
  const [, , text] = /^(['"`])((?:(?!\1)[^\\$])*)\1$/.exec(shown) ?? [];
  if (text !== undefined) return text;
  return /^\d+$/.test(shown) ? shown : `{${code}}`;
}

/** Whether a text has a second box in it: `- [ ] Drain A; [ ] drain B`. */
export function hasBoxInside(nodes: readonly PhrasingContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return BOX_INSIDE.test(node.value);
    if (node.type === 'html') return /^<input\b[^>]*\bcheckbox\b/i.test(node.value);
    return 'children' in node && hasBoxInside(node.children);
  });
}

function splitCodes(nodes: readonly PhrasingContent[]): {
  content: PhrasingContent[];
  codes: InlineCode[];
} {
  const content = [...nodes];
  const codes: InlineCode[] = [];
  const inside = codesInParenthesis(content);
  if (inside) return inside;
  while (content.length > 0) {
    const last = content.at(-1);
    if (last?.type === 'inlineCode') codes.unshift(last);
    else if (!(last && content.length > 1 && isPunctuation(last))) break;
    content.pop();
  }
  // Between the last code and the content there was only punctuation, which is dropped. Without any code it
  // is content.
  return codes.length > 0 ? { content, codes } : { content: [...nodes], codes };
}

/** `Is it on? Yes (`command a`).`: a parenthesis at the end that holds nothing but checks. */
function codesInParenthesis(
  nodes: readonly PhrasingContent[],
): { content: PhrasingContent[]; codes: InlineCode[] } | undefined {
  const last = nodes.at(-1);
  if (last?.type !== 'text' || !/^\s*[)）\]][\s.!]*$/.test(last.value)) return undefined;
  const codes: InlineCode[] = [];
  let index = nodes.length - 2;
  for (; index >= 0; index--) {
    const node = nodes[index];
    if (node?.type === 'inlineCode' && isCheckCode(node.value)) codes.unshift(node);
    else if (!(node && isPunctuation(node))) break;
  }
  const opener = nodes[index];
  if (codes.length === 0 || opener?.type !== 'text' || !/[(（[]\s*$/.test(opener.value)) {
    return undefined;
  }
  const text = { ...opener, value: opener.value.replace(/\s*[(（[]\s*$/, '') };
  return { content: [...nodes.slice(0, index), text], codes };
}

function isPunctuation(node: PhrasingContent): boolean {
  return node.type === 'text' && /^[\s.,;]*$/.test(node.value);
}

/** The one struck node that is all of a text, within emphasis or not. */
function onlyDelete(nodes: readonly PhrasingContent[]): Delete | undefined {
  const [only, ...more] = nodes.filter((node) => !isPunctuation(node));
  if (!only || more.length > 0) return undefined;
  if (only.type === 'delete') return only;
  return only.type === 'strong' || only.type === 'emphasis' ? onlyDelete(only.children) : undefined;
}

function findStruck(nodes: readonly PhrasingContent[]): Delete | Html | undefined {
  for (const node of nodes) {
    if (node.type === 'delete') return node;
    if (node.type === 'html' && /^<(?:del|s|strike)\b/i.test(node.value)) return node;
    const found = 'children' in node && findStruck(node.children);
    if (found) return found;
  }
  return undefined;
}
