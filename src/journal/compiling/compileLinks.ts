/** What links can lead to on a note's page, without the page. */
import type { Root, RootContent } from 'mdast';
import { VFile } from 'vfile';
import type { Stage } from '../../rules/model.ts';
import type { Vocabulary } from '../../rules/vocabulary.ts';
import { anchorReader, headingReader } from '../markdown/harmlessHtml.ts';
import { mayMakeIds } from '../markdown/jsx.ts';
import type { NoteContent } from './noteContent.ts';

/** A note's body, as compilers need it. */
export interface Body {
  path: string;
  /** The note without its front matter, which the tree's offsets point into. */
  body: string;
  format: 'md' | 'mdx';
  /** The stage of a whole note, for checklists. */
  stage: Stage | undefined;
}

/** Reads a note's tree, which it changes, and says what is in it. */
export type BodyCompiler = (tree: Root, body: Body) => Promise<NoteContent>;

/** Sets up the plugins that find a journal's links, headings and anchors. */
export function linksCompiler(vocabulary: Vocabulary): BodyCompiler {
  const options = pluginOptions(vocabulary);
  const plain = headingReader(options).freeze();
  let mixed: Promise<typeof plain> | undefined;
  const anchorsOf = anchorReader(options).freeze();

  return async (tree, body) => {
    const file = fileOf(body);
    if (body.format === 'mdx') {
      await anchorsOf.run(tree, file);
      return contentOf(file, mayMakeIds(tree));
    }
    if (hasHtml(tree)) {
      mixed ??= mixedReader(options);
      await (await mixed).run(tree, file);
    } else await plain.run(tree, file);
    return contentOf(file);
  };
}

/** Loads the parser of HTML for the first note that has some. */
async function mixedReader(options: ReturnType<typeof pluginOptions>) {
  const { default: rehypeRaw } = await import('rehype-raw');
  return headingReader(options, [rehypeRaw]).freeze();
}

export function pluginOptions(vocabulary: Vocabulary) {
  return {
    vocabulary,
    pathOf: (file: VFile) => file.path,
    stageOf: (file: VFile) => file.data['stage'] as Stage | undefined,
  };
}

export function fileOf({ path, body, stage }: Body): VFile {
  return new VFile({ path, value: body, data: { stage } });
}

/** What plugins have left in a file's data. */
export function contentOf({ data }: VFile, moreAnchors = false): NoteContent {
  const { belay, noteLinks = [], headings = [], anchors } = data;
  return {
    collected: belay ?? { rules: [], diagnostics: [] },
    links: noteLinks,
    headings,
    ...(anchors && { anchors }),
    ...(moreAnchors && { moreAnchors }),
  };
}

export function hasHtml(node: Root | RootContent): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(hasHtml));
}
