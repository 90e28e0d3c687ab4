import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shareJournal } from './journal/sharedJournal.ts';
import type { SiteJournal } from './journal/siteJournal.ts';
import { read, readsMore, readsOf, sameAsNow } from './reads.ts';

/** A state of a journal, with the parts that a test reads. */
const share = (files: string[]) => shareJournal({ files } as unknown as SiteJournal);

test('a page stays the same as long as everything that it reads stays the same', async () => {
  let files: Record<string, string> = { a: '1', b: '2' };
  const fileAt = read('testFileAt', (name: string) => {
    const text = files[name];
    if (text === undefined) throw new Error(`There is no ${name}.`);
    return text;
  });
  share(['first']);
  const { drawn, reads } = await readsOf(() => Promise.resolve(`<p>${fileAt('a')}</p>`));
  expect(drawn).toBe('<p>1</p>');
  expect(reads && sameAsNow(reads)).toBe(true);
  files = { a: '1', b: 'changed' };
  share(['second']);
  expect(reads && sameAsNow(reads)).toBe(true);
  files = { a: 'changed' };
  share(['third']);
  expect(reads && sameAsNow(reads)).toBe(false);
  files = {};
  share(['fourth']);
  expect(reads && sameAsNow(reads)).toBe(false);
});

test.each<[string, before: unknown, after: unknown, same: boolean]>([
  ['equal lists', [{ a: 1 }, { b: 2 }], [{ a: 1 }, { b: 2 }], true],
  ['a changed item', [{ a: 1 }, { b: 2 }], [{ a: 1 }, { b: 3 }], false],
  ['another order', [{ a: 1 }, { b: 2 }], [{ b: 2 }, { a: 1 }], false],
  ['one item more', [{ a: 1 }], [{ a: 1 }, { a: 1 }], false],
  ['a list and its only item', [{ a: 1 }], { a: 1 }, false],
  ['an empty list and nothing', [], undefined, false],
])('%s: whether a page that reads them stays the same', async (_, before, after, same) => {
  let value = before;
  const valueNow = read('testValue', () => value);
  share(['before']);
  const { reads } = await readsOf(() => Promise.resolve(valueNow()));
  value = after;
  share(['after']);
  expect(reads && sameAsNow(reads)).toBe(same);
});

test('a page that shows more than what it reads, or that reads what is no longer known, is never the same', async () => {
  share([]);
  const { reads } = await readsOf(() => {
    readsMore();
    return Promise.resolve('');
  });
  expect(reads).toBeUndefined();
  expect(sameAsNow({ '["gone"]': '' })).toBe(false);
});

test('all that pages read is known before they are bundled', () => {
  const folder = path.resolve(import.meta.dirname);
  const building = readFileSync(path.join(folder, 'server/drawPages.ts'), 'utf8');
  const readers = globSync('*.ts', { cwd: folder }).filter(
    (name) =>
      !name.endsWith('.test.ts') &&
      /import \{ read \} from '\.\/reads\.ts'/.test(readFileSync(path.join(folder, name), 'utf8')),
  );
  expect(readers.length).toBeGreaterThan(2);
  expect(readers.filter((name) => !building.includes(`import '../${name}';`))).toEqual([]);
});
