/** Fences of diagram languages that other sites draw, in the reader's browser. */
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** The beginning of a code fence in a list, a quotation or an element: what is before it, the fence, its language. */
const FENCE = /^((?:[\t >]|[-+*] |\d{1,9}[.)] )*)(`{3,}|~{3,})[ \t]*([^\s`{]*)[^`]*$/;
const LANGUAGES = /^(?:mermaid|plantuml|puml|d2)$/i;

/**
 * Warns about diagrams that stay code on the page. The lines are read, not the tree, so that it is the same for Markdown
 * and MDX.
 *
 * @param text the whole note.
 */
export function undrawnDiagrams(text: string, path: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  let open: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, before = '', fence, language = ''] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open !== undefined) {
      if (fence.startsWith(open) && language === '') open = undefined;
      continue;
    }
    open = fence;
    if (!LANGUAGES.test(language)) continue;
    const place = { path, line: index + 1, column: before.length + 1 };
    found.push({ ...problem('diagram-not-drawn', { language }), ...place });
  }
  return found;
}
