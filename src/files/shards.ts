/** Keeps many items in a few files: a change rewrites only the file with its item, and few files are fast to read. */
import { mkdirSync, readFileSync } from 'node:fs';
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

type Entries<Item> = [name: string, item: Item][];

/** The items that were written last, by name. Files that cannot be read count as empty. */
export function readShards<Item>(shards: Shards): Map<string, Item> {
  const all = Array.from({ length: SHARDS }, (_, index) => readShard<Item>(shards, index));
  return new Map(all.flat());
}

/** Finds items one at a time. Only the files are read in which one is looked for. */
export function shardReader<Item>(shards: Shards): (name: string) => Item | undefined {
  const read = new Map<number, Map<string, Item>>();
  return (name) => {
    const index = shardOf(name);
    const items = read.get(index) ?? new Map(readShard<Item>(shards, index));
    read.set(index, items);
    return items.get(name);
  };
}

/**
 * Writes items where they differ from those that were read. What cannot be written, as on a full disk, is not kept.
 *
 * @param before what the files hold now: an item that is the same object is not written again.
 */
export async function writeShards<Item>(
  shards: Shards,
  items: ReadonlyMap<string, Item>,
  before: ReadonlyMap<string, Item>,
): Promise<void> {
  const old = byShard(before);
  for (const [index, shard] of byShard(items).entries()) {
    const same =
      shard.length === old[index]?.length &&
      shard.every(([name, item]) => before.get(name) === item);
    if (!same) await writeShard(shards, index, shard);
  }
}

/** Writes some items, and leaves all others as they are. What cannot be written is not kept. */
export async function changeShards<Item>(
  shards: Shards,
  changed: ReadonlyMap<string, Item>,
): Promise<void> {
  for (const [index, entries] of byShard(changed).entries()) {
    if (entries.length === 0) continue;
    const items = new Map([...readShard<Item>(shards, index), ...entries]);
    await writeShard(shards, index, [...items]);
  }
}

/** One after another: for small files this is faster than asking other threads. */
function readShard<Item>(shards: Shards, index: number): Entries<Item> {
  try {
    const shard = JSON.parse(readFileSync(fileOf(shards, index), 'utf8')) as {
      key: string;
      items: Entries<Item>;
    };
    return shard.key === shards.key ? shard.items : [];
  } catch {
    return [];
  }
}

async function writeShard<Item>(
  shards: Shards,
  index: number,
  items: Entries<Item>,
): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  const text = JSON.stringify({ key: shards.key, items });
  try {
    mkdirSync(shards.folder, { recursive: true });
    await writeFileAtomic(fileOf(shards, index), text, { fsync: false });
  } catch {}
}

function byShard<Item>(items: ReadonlyMap<string, Item>): Entries<Item>[] {
  const shards: Entries<Item>[] = Array.from({ length: SHARDS }, () => []);
  for (const entry of items) shards[shardOf(entry[0])]?.push(entry);
  return shards;
}

/** The same for the same name; of many names, about as many in each. To load `node:crypto` for it takes 4 ms. */
function shardOf(name: string): number {
  let sum = 0;
  for (let at = 0; at < name.length; at++) sum = (sum * 31 + name.charCodeAt(at)) | 0;
  return (sum >>> 0) % SHARDS;
}

function fileOf({ folder, name }: Shards, index: number): string {
  return path.join(folder, `${name}-${index}.json`);
}
