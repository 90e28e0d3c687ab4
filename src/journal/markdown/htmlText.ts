/**
 * Writes a tree as HTML, as `hast-util-to-html` does, five times as fast: that looks up and checks the name of each attribute,
 * and copies its settings for each text.
 */
import type { Element, Nodes, Parents, RootContent } from 'hast';
import { find, html } from 'property-information';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const library = unified().use(rehypeStringify).freeze();

/** Elements without an end tag, with those of earlier versions of HTML. */
const VOIDS = new Set(
  'area base basefont bgsound br col command embed frame hr image img keygen link meta param source track wbr input'.split(
    ' ',
  ),
);
/** Elements with rules of their own for what is in them. */
const SPECIAL = new Set(['svg', 'template', 'script', 'style']);

/** How a property is written. */
interface Attribute {
  name: string;
  /** Whether it has no value, as `disabled`. */
  isBoolean: boolean;
  /** Whether it may have none, as `hidden`. */
  isOverloaded: boolean;
  /** Whether it is an ordinary name, and a list in it has no commas. */
  isPlain: boolean;
}

const attributes = new Map<string, Attribute>();
/** More names than HTML has, so that a note which makes up names does not fill the memory. */
const MAX_KNOWN = 1_000;

/** Writes a tree or a part of one. What this does not know is left to `hast-util-to-html`. */
export function htmlText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(IN_TEXT, reference);
    case 'element':
      return elementText(node);
    case 'root':
      return contentText(node);
    default:
      return byLibrary(node);
  }
}

function contentText({ children }: Parents): string {
  let text = '';
  for (const child of children) text += htmlText(child);
  return text;
}

function elementText(element: Element): string {
  const { tagName, properties } = element;
  if (SPECIAL.has(tagName)) return byLibrary(element);
  let text = `<${tagName}`;
  for (const key in properties) {
    const value = properties[key];
    if (value === null || value === undefined) continue;
    const attribute = attributeOf(key);
    if (!attribute.isPlain) return byLibrary(element);
    text += attributeText(attribute, value);
  }
  const content = contentText(element);
  const isOpen = content === '' && VOIDS.has(tagName.toLowerCase());
  return isOpen ? `${text}>` : `${text}>${content}</${tagName}>`;
}

type Value = NonNullable<Element['properties'][string]>;

function attributeText(attribute: Attribute, given: Value): string {
  const { name, isBoolean, isOverloaded } = attribute;
  const isName = given === name || given === '';
  let value = given;
  if (isOverloaded && isName) value = true;
  else if ((isBoolean || isOverloaded) && (typeof given !== 'string' || isName)) {
    value = Boolean(given);
  }
  if (value === false || Number.isNaN(value)) return '';
  if (value === true) return ` ${name}`;
  const text = Array.isArray(value) ? value.join(' ').trim() : String(value);
  return ` ${name}="${text.replace(IN_ATTRIBUTE, reference)}"`;
}

function attributeOf(key: string): Attribute {
  const known = attributes.get(key);
  if (known) return known;
  const { attribute, boolean, overloadedBoolean, commaSeparated } = find(html, key);
  const made = {
    name: attribute,
    isBoolean: boolean,
    isOverloaded: overloadedBoolean,
    isPlain: !commaSeparated && /^[a-z][\w-]*$/i.test(attribute),
  };
  if (attributes.size < MAX_KNOWN) attributes.set(key, made);
  return made;
}

const IN_TEXT = /[<&]/g;
const IN_ATTRIBUTE = /[\0"&'`]/g;

/** A character as `&#x26;`. */
function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}

function byLibrary(node: RootContent): string {
  return library.stringify({ type: 'root', children: [node] });
}
