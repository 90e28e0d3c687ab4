import { expect, test } from 'vitest';
import { groupsOf } from './groups.ts';

test('an item is in every group that it names, in the order given', () => {
  const items = [
    { id: 1, tags: ['network', 'dns', 'dns'] },
    { id: 2, tags: ['dns'] },
    { id: 3, tags: [] },
  ];
  expect(groupsOf(items, ({ tags }) => tags)).toEqual([
    { name: 'dns', slug: 'dns', items: [items[0], items[1]] },
    { name: 'network', slug: 'network', items: [items[0]] },
  ]);
});

test('similar names get different addresses', () => {
  const items = [{ tags: ['C++', 'C', 'c', '!!!', 'Ödeme servisi', '?'] }];
  const slugs = groupsOf(items, ({ tags }) => tags).map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(6);
  expect(slugs.every((slug) => slug !== '' && !/[/?#% ]/.test(slug))).toBe(true);
});
