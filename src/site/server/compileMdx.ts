/** Compiles `.mdx` notes for the bundled program, as Astro would compile them for Vite. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { Program } from 'estree';
import type { VFile } from 'vfile';
import { mdxProcessor } from '../journal/astroMarkdown.ts';
import type { NotePage } from '../journal/siteJournal.ts';
import { functionBodyOf } from './mdxModule.ts';

/**
 * Gives each `.mdx` note its `code`.
 *
 * @param notes have `.mdx` and no HTML.
 * @returns whether all notes could be compiled. A note that imports anything besides `belay/components` cannot, nor one
 * that shows a picture of its folder or names a layout: Astro must bundle those.
 */
export async function compileMdx(
  contentDir: string,
  notes: readonly NotePage<unknown>[],
): Promise<boolean> {
  const unfit = new Set<string>();
  const asFunction = () => (program: Program, file: VFile) => {
    const body = functionBodyOf(program);
    if (body) program.body = body;
    else unfit.add(file.path);
  };
  const processor = await mdxProcessor(contentDir, [asFunction]);
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false, gfm: false, smartypants: false },
    { optimize: false, sourcemap: false, srcDir: pathToFileURL(`${contentDir}/`) },
  );
  if (!renderer) return false;
  for (const note of notes) {
    const file = path.join(contentDir, note.data.path);
    try {
      const parsed = parseFrontmatter(note.text, { frontmatter: 'empty-with-spaces' });
      const { code, astroMetadata } = await renderer.process(
        parsed.content,
        file,
        parsed.frontmatter,
      );
      const { hydratedComponents, clientOnlyComponents, serverComponents } = astroMetadata;
      const inBrowser = [hydratedComponents, clientOnlyComponents, serverComponents].flat();
      if (unfit.has(file) || inBrowser.length > 0) return false;
      note.code = code;
    } catch {
      // Astro says what is wrong.
      return false;
    }
  }
  return true;
}
