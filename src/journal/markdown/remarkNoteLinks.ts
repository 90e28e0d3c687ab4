/** Links from note to note and to files: written as paths, so that editors and forges follow them too. */
import type { Node, Nodes, Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { decodeAddress, type NoteLink, resolveLink } from '../links/noteLink.ts';
import { isJsxElement, type JsxElement, literalAttribute } from './jsx.ts';

declare module 'vfile' {
  interface DataMap {
    noteLinks: NoteLink[];
    /** The addresses that those links have on the page, decoded. */
    resolvedUrls: Set<string>;
  }
}

export interface NoteLinkOptions {
  /** The note's own path, as `incidents/ssl.md`. */
  pathOf(file: VFile): string;
}

/** `linkNotes` as a plugin: what it finds is in `file.data`. */
export const remarkNoteLinks: Plugin<[NoteLinkOptions], Root> = (options) => (tree, file) => {
  const { links, urls } = linkNotes(tree, options.pathOf(file));
  file.data.noteLinks = links;
  file.data.resolvedUrls = urls;
};

/**
 * Turns `[text](../checklists/release.md#heading)`, and `<a href>` in JSX, into the address of that note's page,
 * relative to this one's.
 *
 * @param here the note's own path.
 * @returns the links, for a caller who knows all notes and files, and the addresses that they have now, decoded.
 */
export function linkNotes(tree: Root, here: string): { links: NoteLink[]; urls: Set<string> } {
  const code = here.endsWith('.mdx');
  const links: NoteLink[] = [];
  const urls = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
      const resolved = resolveLink(node.url, here);
      if (resolved && !(code && resolved.kind === 'file')) {
        const { url, ...where } = resolved;
        if (url === undefined) node.data = { ...node.data, hProperties: { href: undefined } };
        else {
          node.url = url;
          urls.add(decodeAddress(url));
        }
        links.push({ ...where, ...startOf(node) });
      }
    } else if (code && isJsxElement(node) && node.name === 'a') {
      const resolved = resolveLink(literalAttribute(node, 'href') ?? '', here);
      if (resolved && resolved.kind !== 'file') {
        const { url, ...where } = resolved;
        links.push({ ...where, ...startOf(node) });
        setHref(node, url);
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return { links, urls };
}

function startOf({ position }: Node): { line: number; column: number } {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { line, column };
}

function setHref({ attributes }: JsxElement, url: string | undefined): void {
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'href')
      attribute.value = url ?? null;
  }
}
