/** A note's body, from wherever it is made. */
import { getEntry, type RenderResult, render } from 'astro:content';
import type { Heading } from '../journal/fields/types.ts';
import type { NotePage } from './journal/siteJournal.ts';
import { readsMore } from './reads.ts';

/** HTML that is ready, or the component that Astro made of an `.mdx` note. */
export type NoteBody =
  | { html: string; headings: readonly Heading[] }
  | { Content: RenderResult['Content']; headings: readonly Heading[] };

/** @throws where an `.mdx` note has just gone. */
export async function renderNote({ html, headings, data }: NotePage<unknown>): Promise<NoteBody> {
  if (html !== undefined) return { html, headings };
  // What the module imports is known to Astro only.
  readsMore();
  const entry = await getEntry('mdx', data.path);
  if (!entry) throw new Error(`${data.path} is no longer there.`);
  return render(entry);
}
