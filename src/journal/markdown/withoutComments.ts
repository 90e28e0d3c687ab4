/** A note's Markdown without its comments: they are not part of its page. */
import type { Nodes } from 'mdast';
import { splitNote } from '../reading/splitNote.ts';
import { parseMarkdown } from './parseMarkdown.ts';

/** One that is never closed goes on to the end of its block, as in a browser. */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const MDX_COMMENT = /^\{\s*(?:\/\*[\s\S]*?\*\/\s*)+\}$/;

/** Drops comments of HTML, and in `.mdx` those of JavaScript. What code shows is no comment, and stays. */
export async function withoutComments(text: string, format: 'md' | 'mdx'): Promise<string> {
  if (!text.includes(format === 'md' ? '<!--' : '/*')) return text;
  const { body } = splitNote(text);
  const tree = format === 'md' ? parseMarkdown(body) : await parseMdx(body);
  if (!tree) return text;
  let result = '';
  let end = 0;
  for (const [from, to] of commentsIn(tree, body)) {
    // A comment alone in its lines takes its line end along.
    const alone =
      /(?:^|\n)[ \t]*$/.test(text.slice(end, from)) && /^[ \t]*\r?\n/.exec(text.slice(to));
    result += text.slice(end, from);
    end = to + (alone ? alone[0].length : 0);
  }
  return result + text.slice(end);
}

/** remark is loaded with the first `.mdx` note. One that does not parse stays as it is. */
async function parseMdx(body: string) {
  const { parseMdx: parse } = await import('./parseMdx.ts');
  try {
    return parse(body);
  } catch {
    return undefined;
  }
}

/** Where comments begin and end, in their order. */
function commentsIn(node: Nodes, body: string): [from: number, to: number][] {
  const { start, end } = node.position ?? {};
  if (start?.offset !== undefined && end?.offset !== undefined) {
    const { offset } = start;
    const source = body.slice(offset, end.offset);
    if (node.type === 'html') {
      return [...source.matchAll(COMMENT)].map(({ index, 0: found }) => [
        offset + index,
        offset + index + found.length,
      ]);
    }
    if (/^mdx(?:Flow|Text)Expression$/.test(node.type)) {
      return MDX_COMMENT.test(source) ? [[offset, end.offset]] : [];
    }
  }
  return 'children' in node ? node.children.flatMap((child) => commentsIn(child, body)) : [];
}
