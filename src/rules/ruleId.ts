/** Ids of rules: slugs of their text, the same in every locale. */

/** Longer slugs are cut between words. An id is used in URLs, in command lines and in records. */
const MAX_SLUG_LENGTH = 80;

/**
 * The slug of a text: its letters and digits of any script in lower case, with one hyphen for anything
 * between them. `İ`, `I` and `ı` stay three different letters, so Turkish texts that differ only
 * in them have different ids. Apostrophes vanish (`don't` is `dont`).
 *
 * @returns an empty string where the text has neither letters nor digits.
 */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’ʼ]/g, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (slug.length <= MAX_SLUG_LENGTH) return slug;
  const characters = [...slug];
  if (characters.length <= MAX_SLUG_LENGTH) return slug;
  const cut = characters.slice(0, MAX_SLUG_LENGTH + 1).join('');
  const lastWord = cut.lastIndexOf('-');
  return lastWord > 0 ? cut.slice(0, lastWord) : characters.slice(0, MAX_SLUG_LENGTH).join('');
}

const PINNED_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]{0,99}$/u;

/** Whether a text may come after `id=`. */
export function isPinnedId(text: string): boolean {
  return PINNED_ID.test(text);
}

/** The input for a rule's id, in the order of the rules in the note. */
export interface Identity {
  text: string;
  /** As `id=` gives it. */
  pinned?: string;
  /** What distinguishes rules with the same text, nearest first: groups, then headings. */
  qualifiers: readonly string[];
}

/**
 * The ids of one note's rules, in the same order. A rule whose text is in the note once has the slug
 * of its text. If the same text is there more than once, each gets as many of its qualifiers in
 * front as distinguish it from the others: `live-2/drain-the-nodes`. Rules that cannot be distinguished keep
 * equal ids, which the caller reports.
 */
export function ruleIds(rules: readonly Identity[]): string[] {
  const ids = rules.map((rule) => rule.pinned ?? slugOf(rule.text));
  const deepest = Math.max(0, ...rules.map((rule) => rule.qualifiers.length));
  for (let depth = 1; depth <= deepest; depth++) {
    const count = new Map<string, number>();
    for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1);
    for (const [index, rule] of rules.entries()) {
      if (rule.pinned !== undefined || (count.get(ids[index] ?? '') ?? 0) < 2) continue;
      const path = rule.qualifiers.slice(0, depth).map(slugOf).filter(Boolean).reverse();
      ids[index] = [...path, slugOf(rule.text)].join('/');
    }
  }
  return ids;
}
