/** What the search box shows for a log. */

import * as words from '../language/words.ts';
import { element } from './element.ts';
import { keepForMatchPage } from './handedLog.ts';
import { href } from './href.ts';
import { matchItem, unlikelyItem } from './matchItem.ts';
import { matchLog } from './matchLog.ts';
import { percent } from './percent.ts';

export interface LogAnswer {
  /** Whether an incident matches. */
  seen: boolean;
  status: string;
  items: HTMLElement[];
}

const MAX_UNLIKELY = 3;

/** @returns `undefined` if the index cannot be loaded. */
export async function answerLog(log: string): Promise<LogAnswer | undefined> {
  const result = await matchLog(log);
  if (!result) return undefined;
  const { seen, matches, lineCount, newProbability } = result;
  const what = words.logLines(lineCount);
  if (seen) {
    const items = await Promise.all(matches.map((match) => matchItem(match, log)));
    const status =
      matches.length === 1 ? words.fitsOne(what) : words.fitsMany(matches.length, what);
    return { seen, status, items: [...items, matchPageLink(log, words.seeLines)] };
  }
  const near = matches.filter(({ lines }) => lines.length > 0).slice(0, MAX_UNLIKELY);
  return {
    seen,
    status: words.isNew(what, percent(newProbability)),
    items: [...near.map((match) => unlikelyItem(match, log)), matchPageLink(log, words.beginNote)],
  };
}

/** A link to the match page, which receives the log. It stays in this tab. */
function matchPageLink(log: string, text: string): HTMLElement {
  const link = element('a', { href: href('match/') }, text);
  link.addEventListener('click', () => keepForMatchPage(log));
  return element('li', { class: 'search-result' }, link);
}
