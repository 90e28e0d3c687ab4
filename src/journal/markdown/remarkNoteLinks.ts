/** Links from note to note and to files: written as paths, so that editors and forges follow them too. */
import type { Definition, Image, Link, Root } from 'mdast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type NoteLink, resolveLink } from '../links/noteLink.ts';
import { isJsxElement, type JsxElement, literalAttribute } from './jsx.ts';

declare module 'vfile' {
  interface DataMap {
    noteLinks: NoteLink[];
    /** The addresses that those links have on the page. */
    resolvedUrls: Set<string>;
  }
}

export interface NoteLinkOptions {
  /** The note's own path, as `incidents/ssl.md`. */
  pathOf(file: VFile): string;
}

/**
 * Turns `[text](../checklists/release.md#heading)`, and `<a href>` in JSX, into the address of that note's page, relative to this
 * one's, and leaves a list of such links in `file.data.noteLinks` for whoever knows all notes and files.
 */
export const remarkNoteLinks: Plugin<[NoteLinkOptions], Root> = (options) => (tree, file) => {
  const here = options.pathOf(file);
  const code = here.endsWith('.mdx');
  const links: NoteLink[] = [];
  const urls = new Set<string>();
  visit(tree, ['link', 'definition', 'image'], (node) => {
    const link = node as Link | Definition | Image;
    const resolved = resolveLink(link.url, here);
    if (!resolved || (code && resolved.kind === 'file')) return;
    const { url, ...where } = resolved;
    if (url === undefined) link.data = { ...link.data, hProperties: { href: undefined } };
    else {
      link.url = url;
      urls.add(url);
    }
    const { line = 1, column = 1 } = link.position?.start ?? {};
    links.push({ ...where, line, column });
  });
  if (code) {
    visit(tree, (node) => {
      if (!isJsxElement(node) || node.name !== 'a') return;
      const resolved = resolveLink(literalAttribute(node, 'href') ?? '', here);
      if (!resolved || resolved.kind === 'file') return;
      const { url, ...where } = resolved;
      const { line = 1, column = 1 } = node.position?.start ?? {};
      links.push({ ...where, line, column });
      setHref(node, url);
    });
  }
  file.data.noteLinks = links;
  file.data.resolvedUrls = urls;
};

function setHref({ attributes }: JsxElement, url: string | undefined): void {
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'href')
      attribute.value = url ?? null;
  }
}
