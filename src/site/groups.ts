/** Groups incidents by something that they share: a service, a tag, a year. */
import Slugger from 'github-slugger';
import { compareText } from '../text/compareText.ts';

/** All items with one value. */
export interface Group<Item> {
  name: string;
  /** The last part of the group's address, unique among the groups. */
  slug: string;
  items: Item[];
}

/**
 * One group per value, sorted by name. An item is in as many groups as it has values.
 *
 * @param items in the order that they should have in each group.
 */
export function groupsOf<Item>(
  items: readonly Item[],
  valuesOf: (item: Item) => readonly string[],
): Group<Item>[] {
  const byName = new Map<string, Item[]>();
  for (const item of items) {
    for (const value of new Set(valuesOf(item))) {
      const group = byName.get(value);
      if (group) group.push(item);
      else byName.set(value, [item]);
    }
  }
  const slugger = new Slugger();
  return [...byName]
    .sort(([a], [b]) => compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b))
    .map(([name, group]) => ({
      name,
      slug: slugger.slug(name) || slugger.slug('unnamed'),
      items: group,
    }));
}
