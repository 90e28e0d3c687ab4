/** Links and pictures that a note has as HTML. Those in Markdown are resolved before. */
import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { decodeAddress, resolveLink } from '../links/noteLink.ts';
import { eachElement } from './eachElement.ts';
import type { NoteLinkOptions } from './remarkNoteLinks.ts';

const ATTRIBUTES: Record<string, string> = { a: 'href', img: 'src' };

/** Resolves `<a href="../x.md">` and `<img src="x.png">`, and adds them to `file.data.noteLinks`. */
export const rehypeNoteLinks: Plugin<[NoteLinkOptions], Root> = (options) => (tree, file) => {
  const here = options.pathOf(file);
  const links = file.data.noteLinks ?? [];
  eachElement(tree, ({ tagName, properties, position }) => {
    const attribute = ATTRIBUTES[tagName];
    const value = attribute && properties[attribute];
    if (attribute === undefined || typeof value !== 'string') return;
    if (file.data.resolvedUrls?.has(decodeAddress(value))) return;
    const resolved = resolveLink(value, here);
    if (!resolved) return;
    const { url, ...where } = resolved;
    if (url === undefined) delete properties[attribute];
    else properties[attribute] = url;
    const { line = 1, column = 1 } = position?.start ?? {};
    links.push({ ...where, line, column });
  });
  file.data.noteLinks = links;
};
