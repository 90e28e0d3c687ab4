/** Finds the rules that live in their notes. Pagefind finds pages, and would take twice as long for all of these. */
import { escapeMarkup } from '../../text/escapeMarkup.ts';
import { foldForSearch } from '../../text/foldForSearch.ts';
import type { FoundPage } from './searchIndex.ts';

/** A rule's text, its place from the top of the site, and what else it says. */
export type RuleText = readonly [text: string, place: string, more?: string];

/** A rule with its words as they are looked for, each between two spaces. */
interface Searched {
  rule: RuleText;
  text: string;
  all: string;
}

/** Letters that a word may have more at its end than the word that is found: `snapshots` finds `snapshot`. */
const MAX_ENDING = 2;
const MIN_STEM = 4;

export interface RuleSearch {
  /**
   * The rules that hold each word of a query, or a word that begins with it: those that hold all of them in their text
   * come first, then those that hold some in what they say beside it. Without a query, all rules.
   */
  find(query: string): FoundPage[];
}

/**
 * Loads the rules.
 *
 * @param address of their list.
 * @param base the site's base path, with a slash at both ends.
 * @returns nothing where the list cannot be reached.
 */
export async function loadRules(address: string, base: string): Promise<RuleSearch | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? ruleSearch((await response.json()) as RuleText[], base) : undefined;
  } catch {
    return undefined;
  }
}

/** As `loadRules`, of rules that are here. */
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

/** What a rule may hold for a word: one that begins with it, or the word without its ending. */
function formsOf(word: string): string[] {
  const forms = [` ${word}`];
  for (let cut = 1; cut <= MAX_ENDING && word.length - cut >= MIN_STEM; cut++)
    forms.push(` ${word.slice(0, -cut)} `);
  return forms;
}
