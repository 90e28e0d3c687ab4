/** Keeps a note's HTML harmless. */
import type { Nodes, Parents, Root } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { type Plugin, unified } from 'unified';

/**
 * Attributes that GitHub allows and a page of this site has no use for: `name` shadows properties of the
 * document, `accesskey` takes keys from the reader, `tabindex` changes the order of the page.
 */
const UNWANTED = new Set(['name', 'accessKey', 'tabIndex', 'action', 'method', 'encType']);

/** GitHub's rules, with what `remarkRules` adds, and fence languages and titles. */
const schema = {
  ...defaultSchema,
  // `rehypeAnchors` sees to ids; names are gone by then.
  clobberPrefix: '',
  clobber: [],
  // The content of these elements is not text for readers.
  strip: ['script', 'style', 'iframe', 'object', 'noscript', 'template', 'title'],
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => !UNWANTED.has(String(name))),
    a: [...(defaultSchema.attributes?.['a'] ?? []), 'name'],
    code: [['className', /^language-./], 'metastring'],
    ...Object.fromEntries(
      ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [
        name,
        [...(defaultSchema.attributes?.[name] ?? []), 'dataStage'],
      ]),
    ),
    li: [
      'id',
      ['className', 'task-list-item', 'rule'],
      'dataExpect',
      'dataLevel',
      'dataStatus',
      'dataStage',
      'dataCheck',
    ],
  },
} satisfies typeof defaultSchema;

/** Exported for its test. */
export const sanitizer = unified().use(rehypeSanitize, schema).freeze();

/**
 * Removes what a note's HTML must not hold. A tree that surely holds nothing of that kind stays as it is: most notes are
 * Markdown alone, and the sanitizer makes a copy of everything.
 */
export const sanitizeHtml: Plugin<[], Root> = () => (tree) =>
  isHarmless(tree) ? tree : (sanitizer.runSync(tree) as Root);

/** What a property may be, by the schema: anything, or one of a list. */
type Allowed = true | readonly unknown[];

const TAGS = new Set(schema.tagNames);
const ATTRIBUTES = new Map(
  Object.entries(schema.attributes).map(([tag, list]) => [
    tag,
    new Map(list?.map((one) => allowedBy(one)).reverse()),
  ]),
);
const FOR_ALL = ATTRIBUTES.get('*');
const PROTOCOLS = new Map(Object.entries(schema.protocols ?? {}));
const WITHIN_TABLES = new Set(Object.keys(schema.ancestors ?? {}));
const REQUIRED = new Map(Object.entries(schema.required ?? {}));

/** Of two entries for one name, the sanitizer takes the first, so that one is added to the map last. */
function allowedBy(one: string | readonly unknown[]): [string, Allowed] {
  if (typeof one === 'string') return [one, true];
  const [name, ...values] = one;
  return [String(name), values.length === 0 ? true : values];
}

/** Whether the sanitizer would leave a tree as it is. When in doubt, no. */
export function isHarmless(tree: Root): boolean {
  return hasHarmlessContent(tree, false);
}

function hasHarmlessContent({ children }: Parents, inTable: boolean): boolean {
  for (const child of children) if (!isHarmlessNode(child, inTable)) return false;
  return true;
}

function isHarmlessNode(node: Nodes, inTable: boolean): boolean {
  if (node.type === 'text') return true;
  if (node.type !== 'element') return false;
  const { tagName, properties } = node;
  if (!TAGS.has(tagName) || (WITHIN_TABLES.has(tagName) && !inTable)) return false;
  for (const name in properties) {
    if (!isHarmlessProperty(tagName, name, properties[name])) return false;
  }
  for (const name in REQUIRED.get(tagName)) if (!Object.hasOwn(properties, name)) return false;
  return hasHarmlessContent(node, inTable || tagName === 'table');
}

function isHarmlessProperty(tagName: string, name: string, value: unknown): boolean {
  const allowed = ATTRIBUTES.get(tagName)?.get(name) ?? FOR_ALL?.get(name);
  if (allowed === undefined) return false;
  const values = Array.isArray(value) ? value : [value];
  return values.every((one) => {
    if (typeof one === 'boolean' ? Array.isArray(value) : !isText(one)) return false;
    return isHarmlessAddress(name, String(one)) && (allowed === true || isOneOf(allowed, one));
  });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isOneOf(allowed: readonly unknown[], value: unknown): boolean {
  return allowed.some((one) => (one instanceof RegExp ? one.test(String(value)) : one === value));
}

/** Whether an address has no protocol, or one that is allowed. */
function isHarmlessAddress(name: string, value: string): boolean {
  const protocols = PROTOCOLS.get(name);
  if (!protocols) return true;
  const [, protocol] = /^([^/?#:]*):/.exec(value) ?? [];
  return protocol === undefined || protocols.includes(protocol);
}
