/** The text of a list item, apart from the code behind it. */
import type { InlineCode, ListItem, Paragraph, PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** Everything in a list item but what is nested below it. */
export interface ItemText {
  /** Plain text as it was written, on one line, without the code at the end. */
  text: string;
  /** The inline code at the end, first to last. It is a check or still content: the caller knows. */
  codes: InlineCode[];
  /** Struck through as a whole: the rule is retired. */
  struck: boolean;
}

/** The first paragraph of a list item, where it begins with one. */
export function firstParagraph(item: ListItem): Paragraph | undefined {
  const first = item.children[0];
  return first?.type === 'paragraph' ? first : undefined;
}

/** Splits a paragraph into its text and the inline code at its end. */
export function splitText(paragraph: Paragraph): ItemText {
  const outer = splitCodes(paragraph.children);
  const only = outer.content.filter((node) => !isBlank(node));
  const struck = only.length === 1 ? only[0] : undefined;
  if (struck?.type !== 'delete') {
    return { text: plainText(outer.content), codes: outer.codes, struck: false };
  }
  const inner = splitCodes(struck.children);
  return {
    text: plainText(inner.content),
    codes: [...inner.codes, ...outer.codes],
    struck: true,
  };
}

/** The text of headings and paragraphs: emphasis, links and code are content, HTML is not. */
export function plainText(nodes: readonly PhrasingContent[] | Root['children']): string {
  return textOf({ type: 'root', children: [...nodes] } as Root, { includeHtml: false })
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function splitCodes(nodes: readonly PhrasingContent[]): {
  content: PhrasingContent[];
  codes: InlineCode[];
} {
  const content = [...nodes];
  const codes: InlineCode[] = [];
  while (content.length > 0) {
    const last = content.at(-1);
    if (last?.type === 'inlineCode') codes.unshift(last);
    else if (!(last && codeMayPrecede(last, content.length))) break;
    content.pop();
  }
  // What stood between the last code and the content was no more than punctuation, but is content
  // all the same where no code was found.
  return codes.length > 0 ? { content, codes } : { content: [...nodes], codes };
}

function codeMayPrecede(node: PhrasingContent, position: number): boolean {
  return position > 1 && node.type === 'text' && /^[\s.,;]*$/.test(node.value);
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
