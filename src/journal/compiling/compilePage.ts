/** The page of a note: its HTML, and what links can lead to on it. */
import type { Root, RootContent } from 'mdast';
import { VFile } from 'vfile';
import type { Stage } from '../../rules/model.ts';
import type { Vocabulary } from '../../rules/vocabulary.ts';
import { mayMakeIds } from '../markdown/jsx.ts';
import { anchorReader, htmlCompiler } from '../markdown/markdown.ts';
import type { NoteContent } from './noteContent.ts';

interface Page {
  path: string;
  /** The note without its front matter, which the tree's offsets point into. */
  body: string;
  format: 'md' | 'mdx';
  /** The stage of a whole note, for checklists. */
  stage: Stage | undefined;
}

/** Changes a note's tree to that of its page, and says what is on it. An `.mdx` note has its HTML made by Astro. */
export type PageCompiler = (tree: Root, page: Page) => Promise<NoteContent>;

/** Sets up the plugins of a journal's pages. */
export function pageCompiler(vocabulary: Vocabulary): PageCompiler {
  const options = {
    vocabulary,
    pathOf: (file: VFile) => file.path,
    stageOf: (file: VFile) => file.data['stage'] as Stage | undefined,
  };
  const plainToHtml = htmlCompiler(options, false).freeze();
  const mixedToHtml = htmlCompiler(options, true).freeze();
  const anchorsOf = anchorReader(options).freeze();

  return async (tree, { path, body, format, stage }) => {
    const file = new VFile({ path, value: body, data: { stage } });
    let html: string | undefined;
    let moreAnchors = false;
    if (format === 'md') {
      const toHtml = hasHtml(tree) ? mixedToHtml : plainToHtml;
      const hast = await toHtml.run(tree, file);
      html = toHtml.stringify(hast as Parameters<typeof toHtml.stringify>[0], file);
    } else {
      await anchorsOf.run(tree, file);
      moreAnchors = mayMakeIds(tree);
    }
    const { belay, noteLinks = [], headings = [], anchors } = file.data;
    return {
      collected: belay ?? { rules: [], diagnostics: [] },
      links: noteLinks,
      headings,
      ...(html !== undefined && { html }),
      ...(anchors && { anchors }),
      ...(moreAnchors && { moreAnchors }),
    };
  };
}

function hasHtml(node: Root | RootContent): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(hasHtml));
}
