/** Restores text that Markdown reads as markup although its author meant the characters themselves. */
import { htmlTagNames } from 'html-tag-names';
import type { Emphasis, Html, Link, ListItem, Nodes, Parents, Root, Strong, Text } from 'mdast';

type Child = Parents['children'][number];

const KNOWN_TAGS = new Set(htmlTagNames);
/** Tags that make sense without an end tag and attributes. */
const ALONE = new Set(['br', 'hr', 'wbr']);
/** Attributes without a value that people really write. In `x<b and c>y` there are none of them. */
const BARE_ATTRIBUTES = new Set(['open', 'hidden', 'disabled', 'checked', 'controls', 'reversed']);
/** What a tag can be: its slash, its name, its attributes. */
const TAG = /<(\/?)([a-z][a-z\d-]*)((?:\s(?:"[^"]*"|'[^']*'|[^"'<>])*|\/)?)>/gi;
/** `<https://…>` is a link; `<host:port>` is a placeholder. */
const SCHEMES =
  /^(?:https?|mailto|s?ftps?|ssh|git|file|tel|sms|ircs?|xmpp|ldaps?|data|javascript):/i;
/** Nodes whose children are a line of text. */
const LINES = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
]);

/**
 * Turns back into text, in place: text between single tildes (`5~7 … 10~20`), tags that HTML does not
 * have or that nothing closes (`<env>`, `List<Integer>`, `x<y and y>z`), placeholders with a colon
 * (`<host:port>`), addresses of repositories (`git@host:repo`), and asterisks or underscores inside of words
 * (`2*3*4`, `__init__.py`).
 *
 * @param source the text that the tree's offsets point into.
 */
export function keepAsWritten(tree: Root, source: string): void {
  visit(tree, source);
}

function visit(parent: Parents, source: string): void {
  if (parent.type === 'listItem' && typeof parent.checked === 'boolean') {
    beginAfterBox(parent, source);
  }
  const children: Child[] = [];
  let changed = false;
  let tags: ReadonlySet<Child> | undefined;
  for (const child of parent.children) {
    if ('children' in child) visit(child, source);
    if (child.type === 'html') tags ??= realTags(parent.children);
    const replacement = replace(child, parent, source, tags);
    if (replacement) {
      changed = true;
      children.push(...replacement);
    } else children.push(child);
  }
  if (changed) parent.children = joined(children) as never;
}

/** The text of a task begins after its box: where code or emphasis comes first, remark has it begin before. */
function beginAfterBox({ children: [paragraph] }: ListItem, source: string): void {
  if (paragraph?.type !== 'paragraph' || !paragraph.position) return;
  let start = paragraph.children[0]?.position?.start;
  if (start?.offset !== undefined && /[\r\n]/.test(source.charAt(start.offset - 1))) {
    // The box is alone in its line.
    const [{ length } = ''] = /^[ \t]*/.exec(source.slice(start.offset)) ?? [];
    start = { line: start.line + 1, column: length + 1, offset: start.offset + length };
  }
  if (start) paragraph.position = { ...paragraph.position, start };
}

/** What a node becomes, or `undefined` if it does not change. */
function replace(
  node: Child,
  parent: Parents,
  source: string,
  tags: ReadonlySet<Child> | undefined,
): Child[] | undefined {
  switch (node.type) {
    case 'delete':
      return at(node, source, 0) === '~' && at(node, source, 1) !== '~'
        ? literally(node, 1, source)
        : undefined;
    case 'emphasis':
    case 'strong':
      return isInsideWord(node, source)
        ? literally(node, node.type === 'strong' ? 2 : 1, source)
        : undefined;
    case 'link':
      return isPlaceholder(node, source) || isRepository(node, source)
        ? [textOf(node, source)]
        : undefined;
    case 'html':
      if (!LINES.has(parent.type)) return replaceBlock(node);
      return tags?.has(node) ? undefined : [{ ...node, type: 'text' }];
    default:
      return undefined;
  }
}

/** Of the tags in a line, those that are HTML: known ones that are closed, have attributes, or need no end. */
function realTags(children: readonly Child[]): Set<Child> {
  const real = new Set<Child>();
  const open: { name: string; node: Child }[] = [];
  for (const node of children) {
    if (node.type !== 'html') continue;
    if (node.value.startsWith('<!--')) real.add(node);
    const [[, slash, tag = '', attributes = ''] = []] = node.value.matchAll(TAG);
    const name = tag.toLowerCase();
    if (!isKnownTag(name, attributes)) continue;
    if (ALONE.has(name) || attributes.includes('=')) real.add(node);
    if (slash !== '/') open.push({ name, node });
    else {
      const start = open.findLastIndex((one) => one.name === name);
      const [opener] = start < 0 ? [] : open.splice(start);
      if (opener) real.add(opener.node).add(node);
    }
  }
  return real;
}

function isKnownTag(name: string, attributes: string): boolean {
  if (!KNOWN_TAGS.has(name.toLowerCase())) return false;
  const bare = attributes.replaceAll(/[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)|\/$/g, '');
  return bare.split(/\s+/).every((word) => word === '' || BARE_ATTRIBUTES.has(word.toLowerCase()));
}

/** A block of HTML without a tag that HTML has is a paragraph. In any other, unknown tags are text. */
function replaceBlock(node: Html): Child[] | undefined {
  let known = node.value.includes('<!') || node.value.includes('<?');
  const value = node.value.replaceAll(TAG, (tag, _slash, name: string, attributes: string) => {
    if (!isKnownTag(name, attributes)) return tag.replace('<', '&lt;');
    known = true;
    return tag;
  });
  if (known) {
    node.value = value;
    return undefined;
  }
  const position = node.position && { position: node.position };
  return [
    {
      type: 'paragraph',
      children: [{ type: 'text', value: node.value, ...position }],
      ...position,
    },
  ];
}

/** `2*3*4` has no emphasis, and `__init__.py` is the name of a file. */
function isInsideWord(node: Emphasis | Strong, source: string): boolean {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  if (/[a-z\d]/i.test(source.charAt(start - 1)) && /[a-z\d]/i.test(source.charAt(end))) return true;
  return /^__\w+__\.[a-z]/i.test(source.slice(start, end + 2));
}

/** `<host:port>`, which is not a URL that could be opened. */
function isPlaceholder(node: Link, source: string): boolean {
  return at(node, source, 0) === '<' && !SCHEMES.test(node.url) && !node.url.includes('://');
}

/** `git@host.example:repo`: an e-mail address that goes on with a colon. */
function isRepository(node: Link, source: string): boolean {
  const end = node.position?.end.offset;
  return (
    end !== undefined &&
    node.url.startsWith('mailto:') &&
    !/[<[]/.test(at(node, source, 0)) &&
    /^:[^\s:]/.test(source.slice(end, end + 2))
  );
}

function literally(node: Parents & Child, markers: number, source: string): Child[] {
  const { position } = node;
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (!position || start === undefined || end === undefined) return node.children;
  const edge = (from: number, value: string): Text => {
    const shift = from - start;
    const point =
      from === start
        ? position.start
        : { ...position.end, column: position.end.column - markers, offset: from };
    const after = { ...point, column: point.column + markers, offset: start + shift + markers };
    return { type: 'text', value, position: { start: point, end: after } };
  };
  return [
    edge(start, source.slice(start, start + markers)),
    ...node.children,
    edge(end - markers, source.slice(end - markers, end)),
  ];
}

function textOf(node: Child, source: string): Text {
  const { position } = node;
  const value = source.slice(position?.start.offset, position?.end.offset);
  return { type: 'text', value, ...(position && { position }) };
}

function at(node: Nodes, source: string, index: number): string {
  const start = node.position?.start.offset;
  return start === undefined ? '' : source.charAt(start + index);
}

/** Merges adjacent texts, as a parser does. */
function joined(children: readonly Child[]): Child[] {
  const result: Child[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (child.type !== 'text' || last?.type !== 'text') {
      result.push(child);
      continue;
    }
    const { start } = last.position ?? {};
    const { end } = child.position ?? {};
    const value = last.value + child.value;
    result[result.length - 1] = {
      type: 'text',
      value,
      ...(start && end && { position: { start, end } }),
    };
  }
  return result;
}
