import { expect, test } from 'vitest';
import { pageAddress, pageCount, pageOf } from './paging.ts';

test.each([0, 1, 199, 200, 201, 1000, 5001])(
  'the pages of %i items hold each of them once, in order',
  (length) => {
    const all = Array.from({ length }, (_, index) => index);
    const pages = Array.from({ length: pageCount(length) }, (_, index) => pageOf(all, index + 1));
    expect(pages.flatMap(({ items }) => items)).toEqual(all);
    expect(Math.max(...pages.map(({ items }) => items.length))).toBeLessThanOrEqual(200);
    expect(pages.every(({ items }) => items.length > 0) || length === 0).toBe(true);
  },
);

test('the first page of a list is at the address of the list', () => {
  expect([1, 2].map((page) => pageAddress('services/shop', page))).toEqual([
    'services/shop/',
    'lists/services/shop/2/',
  ]);
});
