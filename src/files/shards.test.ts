import { expect, test } from 'vitest';
import { changeShards, readShards, type Shards, writeShards } from './shards.ts';

test('items that cannot be written are not kept, and nothing fails', async () => {
  // No folder can be made in a file.
  const shards: Shards = { folder: `${import.meta.filename}/kept`, name: 'notes', key: 'a' };
  const items = new Map([['a.md', { text: 'a' }]]);
  await writeShards(shards, items, new Map());
  await changeShards(shards, items);
  expect(readShards(shards)).toEqual(new Map());
});
