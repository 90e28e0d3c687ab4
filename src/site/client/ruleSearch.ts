/** Finds rules without their own page. Pagefind finds pages, and would take twice as long with all of these. */
import { escapeMarkup } from '../../text/escapeMarkup.ts';
import { foldForSearch } from '../../text/foldForSearch.ts';
import type { FoundPage } from './searchIndex.ts';

/** A rule's text, its address from the root of the site, and its other text. */
export type RuleText = readonly [text: string, place: string, more?: string];

/** A rule with its folded words, each between two spaces. */
interface Searched {
  rule: RuleText;
  text: string;
  all: string;
}

/** How many letters longer a query word may be than the word that it finds: `snapshots` finds `snapshot`. */
const MAX_ENDING = 2;
const MIN_STEM = 4;

export interface RuleSearch {
  /**
   * The rules that contain each word of a query, or a word that begins with it: those with all words in their text
   * come first, then those with some words in their other text. Without a query, all rules.
   */
  find(query: string): FoundPage[];
}

/**
 * Loads the rules.
 *
 * @param address of their list.
 * @param base the site's base path, with a slash at both ends.
 * @returns `undefined` if the list cannot be reached.
 */
export async function loadRules(address: string, base: string): Promise<RuleSearch | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? ruleSearch((await response.json()) as RuleText[], base) : undefined;
  } catch {
    return undefined;
  }
}

/** Like `loadRules`, for rules in memory. */
export function ruleSearch(rules: readonly RuleText[], base: string): RuleSearch {
  const searched = rules.map((rule): Searched => {
    const [text, , more = ''] = rule;
    return { rule, text: spaced(text), all: spaced(`${text} ${more}`) };
  });
  return {
    find(query) {
      const wanted = wordsOf(query).map(formsOf);
      const holds = (words: string) =>
        wanted.every((forms) => forms.some((form) => words.includes(form)));
      const found = searched.filter(({ all }) => holds(all));
      const [first, second] = [
        found.filter(({ text }) => holds(text)),
        found.filter(({ text }) => !holds(text)),
      ];
      return [...first, ...second].map(({ rule }) => foundRule(rule, base));
    },
  };
}

function foundRule([text, place, more = '']: RuleText, base: string): FoundPage {
  return {
    title: text,
    url: base + place,
    excerpt: escapeMarkup(more),
    meta: { title: text },
    filters: { kind: ['rule'] },
    sub_results: [],
  };
}

function wordsOf(text: string): string[] {
  return foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function spaced(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

/** What a rule may contain for a query word: a word that begins with it, or the word without its ending. */
function formsOf(word: string): string[] {
  const forms = [` ${word}`];
  for (let cut = 1; cut <= MAX_ENDING && word.length - cut >= MIN_STEM; cut++)
    forms.push(` ${word.slice(0, -cut)} `);
  return forms;
}
