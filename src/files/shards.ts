/** Keeps many items in a few files: a change rewrites only the file with its item, and few files are fast to read. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

const SHARDS = 32;

/** Where items are stored. */
export interface Shards {
  /** Absolute. */
  folder: string;
  /** What the files' names begin with. */
  name: string;
  /** Items that were written under another key are ignored. */
  key: string;
}

/** The items that were written last, by name. Files that cannot be read count as empty. */
export function readShards<Item>(shards: Shards): Map<string, Item> {
  const read = (index: number): [string, Item][] => {
    try {
      // One after another: for small files this is faster than asking other threads.
      const shard = JSON.parse(readFileSync(fileOf(shards, index), 'utf8')) as {
        key: string;
        items: [string, Item][];
      };
      return shard.key === shards.key ? shard.items : [];
    } catch {
      return [];
    }
  };
  return new Map(Array.from({ length: SHARDS }, (_, index) => read(index)).flat());
}

/**
 * Writes items where they differ from those that were read.
 *
 * @param before what the files hold now: an item that is the same object is not written again.
 */
export async function writeShards<Item>(
  shards: Shards,
  items: ReadonlyMap<string, Item>,
  before: ReadonlyMap<string, Item>,
): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await mkdir(shards.folder, { recursive: true });
  const old = byShard(before);
  for (const [index, shard] of byShard(items).entries()) {
    const same =
      shard.length === old[index]?.length &&
      shard.every(([name, item]) => before.get(name) === item);
    if (same) continue;
    const text = JSON.stringify({ key: shards.key, items: shard });
    await writeFileAtomic(fileOf(shards, index), text, { fsync: false });
  }
}

function byShard<Item>(items: ReadonlyMap<string, Item>): [string, Item][][] {
  const shards: [string, Item][][] = Array.from({ length: SHARDS }, () => []);
  for (const entry of items) shards[shardOf(entry[0])]?.push(entry);
  return shards;
}

/** The shards of names, computed once: the dev server writes the same names after each change. */
const known = new Map<string, number>();

function shardOf(name: string): number {
  const shard =
    known.get(name) ?? createHash('sha256').update(name).digest().readUInt32BE() % SHARDS;
  known.set(name, shard);
  return shard;
}

function fileOf({ folder, name }: Shards, index: number): string {
  return path.join(folder, `${name}-${index}.json`);
}
