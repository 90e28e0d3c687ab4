/** Finds broken imports of `.mdx` notes, which would make the build fail. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Root } from 'mdast';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Note } from '../fields/types.ts';
import { parseMdx } from '../markdown/parseMdx.ts';
import { splitNote } from '../reading/splitNote.ts';

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s*(["'])([^"']+)\1|^\s*import\s*(["'])([^"']+)\3/gm;

/**
 * An error for each import of a file or package that is not there. Nothing is run.
 *
 * @param contentDir absolute.
 */
export function lintImports(notes: readonly Note[], contentDir: string): Diagnostic[] {
  return notes
    .filter(({ format }) => format === 'mdx')
    .flatMap((note) => {
      const file = path.join(contentDir, note.path);
      return importsOf(treeOf(note)).flatMap(({ name, line }) =>
        resolves(name, file)
          ? []
          : [
              {
                ...problem('import-broken', { name, near: undefined }),
                path: note.path,
                line,
                column: 1,
              },
            ],
      );
    });
}

/** The note's tree; an empty one if it does not parse, which is reported elsewhere. */
function treeOf({ text }: Note): Root {
  try {
    return parseMdx(splitNote(text).body);
  } catch {
    return { type: 'root', children: [] };
  }
}

function importsOf({ children }: Root): { name: string; line: number }[] {
  return children.flatMap((node) => {
    if ((node.type as string) !== 'mdxjsEsm') return [];
    const { value } = node as unknown as { value: string };
    return [...value.matchAll(IMPORT)].map((match) => {
      const before = value.slice(0, match.index + match[0].search(/\S/)).split('\n').length;
      return {
        name: match[2] ?? match[4] ?? '',
        line: (node.position?.start.line ?? 1) + before - 1,
      };
    });
  });
}

function resolves(name: string, from: string): boolean {
  // The build provides these.
  if (/^(?:node|astro|virtual|data|https?):|^(?:belay|astro)\//.test(name)) return true;
  if (name.startsWith('.') || name.startsWith('/')) {
    return existsSync(path.resolve(path.dirname(from), name.replace(/[?#].*$/, '')));
  }
  try {
    createRequire(from).resolve(name);
    return true;
  } catch (error) {
    // A package without a CommonJS entry exists too.
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}
