/** Renders a note's body, from Markdown or MDX. */
import { getEntry, type RenderResult, render } from 'astro:content';
import type { Heading } from '../journal/fields/types.ts';
import type { NotePage } from '../site/journal/siteJournal.ts';
import { readsMore } from '../site/reads.ts';
import { mdxBody } from './mdxBody.ts';

/** HTML that is ready, or the component of an `.mdx` note. */
export type NoteBody =
  | { html: string; headings: readonly Heading[] }
  | { Content: RenderResult['Content']; headings: readonly Heading[] };

/** @throws if an `.mdx` note has just been deleted. */
export async function renderNote(note: NotePage<unknown>): Promise<NoteBody> {
  const { html, headings, data, code } = note;
  if (html !== undefined) return { html, headings };
  // It is a module, which may read anything.
  readsMore();
  if (code !== undefined) return await mdxBody(code);
  const entry = await getEntry('mdx', data.path);
  if (!entry) throw new Error(`${data.path} is no longer there.`);
  return render(entry);
}
