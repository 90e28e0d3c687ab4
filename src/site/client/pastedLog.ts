/** A log pasted into the search box, answered in its place. */

import { href } from '../href.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';
import { keepForMatchPage } from './handedLog.ts';
import { matchItem, pageOf, percent } from './matchItem.ts';
import { matchLog } from './matchLog.ts';

/** What the search box shows for a log. */
export interface LogAnswer {
  status: string;
  items: HTMLElement[];
}

export async function answerLog(log: string): Promise<LogAnswer> {
  const result = await matchLog(log);
  if (!result) {
    return { status: words.matchFailed, items: [] };
  }
  const { seen, matches, lineCount } = result;
  return seen
    ? {
        status:
          matches.length === 1
            ? words.fitsOne(words.logLines(lineCount))
            : words.fitsMany(matches.length, words.logLines(lineCount)),
        items: [...(await Promise.all(matches.map(matchItem))), wholePage(log, words.seeLines)],
      }
    : {
        status: words.isNew(words.logLines(lineCount), percent(result.newProbability)),
        items: [
          ...matches
            .filter(({ lines }) => lines.length > 0)
            .slice(0, 3)
            .map(({ id, title, probability }) =>
              element(
                'li',
                { class: 'search-result' },
                element('a', { class: 'search-title', href: pageOf(id) }, title),
                element('p', { class: 'search-facts' }, words.unlikelyMatch(percent(probability))),
              ),
            ),
          wholePage(log, words.beginNote),
        ],
      };
}

/** Leads to the match page, which finds the log there. It stays in this tab. */
function wholePage(log: string, text: string): HTMLElement {
  const link = element('a', { href: href('match/') }, text);
  link.addEventListener('click', () => keepForMatchPage(log));
  return element('li', { class: 'search-result' }, link);
}
