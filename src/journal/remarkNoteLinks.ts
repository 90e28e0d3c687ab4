/** Links from note to note: written as paths of files, so that editors and forges follow them too. */
import type { Definition, Link, Root } from 'mdast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { pageOfPath } from './noteAddress.ts';

/** A link that one note has to another. */
export interface NoteLink {
  /** The other note's path, as `content/incidents/ssl.md`. */
  target: string;
  /** Without its `#`, decoded. */
  hash?: string;
  line: number;
  column: number;
}

declare module 'vfile' {
  interface DataMap {
    noteLinks: NoteLink[];
  }
}

export interface NoteLinkOptions {
  /** The note's own path, as `content/incidents/ssl.md`. */
  pathOf(file: VFile): string;
}

/**
 * Turns `[text](../checklists/release.md#heading)` into the address of that note's page, relative to this
 * one's, and leaves a list of such links in `file.data.noteLinks` for whoever knows all notes.
 */
export const remarkNoteLinks: Plugin<[NoteLinkOptions], Root> = (options) => (tree, file) => {
  const here = options.pathOf(file);
  const links: NoteLink[] = [];
  visit(tree, ['link', 'definition'], (node) => {
    const link = node as Link | Definition;
    const [, path, hash] = /^([^#?:]+\.mdx?)(?:#(.*))?$/i.exec(link.url) ?? [];
    if (path === undefined || path.startsWith('/')) return;
    // Any origin does: it only makes the path absolute, and `..` cannot climb above it.
    const target = decode(
      new URL(path, `https://note.invalid/${encodeURI(here)}`).pathname.slice(1),
    );
    link.url = `${upFrom(here)}${encodeURI(pageOfPath(target))}${hash === undefined ? '' : `#${hash}`}`;
    links.push({
      target,
      ...(hash && { hash: decode(hash) }),
      line: link.position?.start.line ?? 1,
      column: link.position?.start.column ?? 1,
    });
  });
  file.data.noteLinks = links;
};

/** From a note's page to the top of the site. */
function upFrom(path: string): string {
  return '../'.repeat(pageOfPath(path).split('/').length - 1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
