/** What is known of the search index of the last build. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { fragmentFile, NO_INDEX, type WrittenIndex } from './keptFragments.ts';
import type { Output } from './output.ts';
import type { IndexFiles } from './searchFeed.ts';

/** The file by which an index is known: it names the list of its pages by its digest. */
const ENTRY = 'pagefind/pagefind-entry.json';

export interface KeptIndex extends WrittenIndex {
  /** The digest of its entry. */
  entry: string;
}

/** The index that the last build of a journal has written. It has no pages if that is not known. */
export function readKeptIndex(cacheDir: string): KeptIndex {
  try {
    const kept = JSON.parse(readFileSync(fileIn(cacheDir), 'utf8')) as KeptIndex;
    // Another version of Belay may have written it in another form.
    if (kept.pages.every(({ address }) => typeof address === 'string')) return kept;
  } catch {}
  return { entry: '', ...NO_INDEX };
}

/** Whether an output folder has exactly this index. @param earlier the digests of its files. */
export function isIndexOf(index: KeptIndex, earlier: ReadonlyMap<string, string>): boolean {
  return index.pages.length > 0 && earlier.get(ENTRY) === index.entry;
}

/**
 * Adds the files of an index to the output of a build.
 *
 * @param place the output folder, absolute, which has the fragments that were not written.
 */
export async function addIndex(
  output: Output,
  { held }: IndexFiles,
  place: string,
  earlier: ReadonlyMap<string, string>,
): Promise<void> {
  for (const fragment of held) {
    const name = `pagefind/${fragmentFile(fragment)}`;
    const found = statSync(path.join(place, name), { throwIfNoEntry: false });
    // If it is gone, the build notices that a file is not there any more, and makes everything again.
    output.add(name, { digest: earlier.get(name) ?? '', bytes: found?.size ?? 0, same: true });
  }
  await output.adopt('pagefind');
}

export async function keepIndex(
  cacheDir: string,
  output: Output,
  { index }: IndexFiles,
): Promise<void> {
  const kept: KeptIndex = { entry: output.files.get(ENTRY)?.digest ?? '', ...index };
  await writeFileAtomic(fileIn(cacheDir), JSON.stringify(kept), { fsync: false });
}

function fileIn(cacheDir: string): string {
  return path.join(cacheDir, 'index.json');
}
