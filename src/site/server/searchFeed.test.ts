/** The search index: the same bytes whatever an earlier build has left. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { close } from 'pagefind';
import { afterAll, expect, test } from 'vitest';
import { SearchFeed } from './searchFeed.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-search-'));
const at = (name: string) => path.join(folder, name);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const page = (name: string, text: string) => ({
  address: `incidents/${name}/`,
  digest: text,
  file: at('none'),
  html: `<!doctype html><html lang="en"><body><main data-pagefind-body><h1>${name}</h1>${text}</main></body></html>`,
});

/** All files of an index with what they hold; empty ones stand for files that were not written. */
function filesOf(index: string): Map<string, string> {
  const names = readdirSync(at(index), { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(at(path.join(index, name))).isFile());
  return new Map(files.map((name) => [name, readFileSync(at(path.join(index, name)), 'latin1')]));
}

test('pages that were added before they were drawn keep their place, and unchanged fragments are not written again', async () => {
  const [a, b, c] = [page('a', 'disk'), page('b', 'queue'), page('c', 'mail')];
  const changed = page('b', 'queue of mail');
  const first = await SearchFeed.start();
  for (const each of [a, b, c]) await first.add(each);
  const { index } = await first.write(at('first'));

  const fresh = await SearchFeed.start();
  for (const each of [a, changed, c]) await fresh.add(each);
  await fresh.write(at('fresh'));
  const wanted = filesOf('fresh');

  const warm = await SearchFeed.start();
  await warm.add(a);
  await warm.addFile(b.address, at('none'));
  await warm.add(c);
  await warm.add(changed);
  expect(warm.isOf([a, changed, c])).toBe(true);
  const { held } = await warm.write(at('warm'), index);
  expect(held).toHaveLength(2);
  const made = filesOf('warm');
  expect([...made.keys()]).toEqual([...wanted.keys()]);
  const different = [...made].filter(([name, text]) => wanted.get(name) !== text);
  expect(different).toEqual(held.sort().map((name) => [`fragment/${name}.pf_fragment`, '']));

  // Names that another page has now, and another Pagefind's files.
  const [one, , three] = index.pages;
  if (!one || !three) throw new Error('The names of the fragments are not known.');
  const swapped = [
    { ...one, fragment: three.fragment },
    { ...three, fragment: one.fragment },
  ];
  for (const wrong of [
    { ...index, pages: swapped },
    { ...index, version: '1.0.0' },
  ]) {
    rmSync(at('warm'), { recursive: true });
    expect((await warm.write(at('warm'), wrong)).held).toEqual([]);
    expect(filesOf('warm')).toEqual(wanted);
  }
});

test('a page whose file was removed before it was read is empty until it is drawn again', async () => {
  const gone = { address: 'incidents/a/', digest: 'disk', file: at('none') };
  const feed = await SearchFeed.start();
  await feed.add(gone);
  expect([feed.has(gone.address), feed.isOf([gone])]).toEqual([true, false]);
  await feed.add(page('a', 'disk'));
  expect(feed.isOf([gone])).toBe(true);
});
