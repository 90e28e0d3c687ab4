/** Parsing only the syntax that a text can contain, which gives the same tree sooner. */
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Plugin } from 'unified';

/**
 * GFM constructs by the characters without which they cannot occur. Literal e-mail addresses are tried
 * at every letter of a text, and cost as much as all of CommonMark's inline syntax together.
 */
const NEEDS: readonly (readonly [needed: RegExp, constructs: readonly string[]])[] = [
  [/@/, ['emailAutolink']],
  [/www\./i, ['wwwAutolink']],
  [/https?:\/\//i, ['protocolAutolink']],
  [/\|/, ['table']],
  [/~/, ['strikethrough']],
  [/\[\^/, ['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall']],
];

const LITERAL_LINKS = ['emailAutolink', 'wwwAutolink', 'protocolAutolink'];

/** The names of the constructs that a text cannot contain. */
export function absentSyntax(text: string): string[] {
  return NEEDS.flatMap(([needed, constructs]) => (needed.test(text) ? [] : constructs));
}

/** Turns constructs off. Comes behind `remark-gfm`. */
export const remarkWithout: Plugin<[constructs: readonly string[]]> = function (constructs) {
  const data = this.data() as {
    micromarkExtensions?: unknown[];
    fromMarkdownExtensions?: (MdastExtension | MdastExtension[])[];
  };
  data.micromarkExtensions?.push({ disable: { null: [...constructs] } });
  const extensions = data.fromMarkdownExtensions;
  if (extensions && LITERAL_LINKS.every((name) => constructs.includes(name))) {
    // Their transform looks through all text for literal links once more.
    data.fromMarkdownExtensions = extensions
      .flat()
      .map(({ transforms: _, ...extension }) => extension);
  }
};
