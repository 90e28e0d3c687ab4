/** A log pasted into the search box, answered in its place. */

import { href } from '../href.ts';
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
    return { status: 'The journal’s index of logs cannot be reached just now.', items: [] };
  }
  const { seen, matches, lineCount } = result;
  const read = `The log you pasted, ${lineCount === 1 ? 'one line' : `${lineCount} lines`}: `;
  return seen
    ? {
        status: `${read}${matches.length === 1 ? 'one incident' : `${matches.length} incidents`}.`,
        items: [
          ...(await Promise.all(matches.map(matchItem))),
          wholePage(log, 'See the lines in the log'),
        ],
      }
    : {
        status: `${read}not seen before.`,
        items: [
          ...matches
            .filter(({ lines }) => lines.length > 0)
            .slice(0, 3)
            .map(({ id, title, probability }) =>
              element(
                'li',
                { class: 'search-result' },
                element('a', { class: 'search-title', href: pageOf(id) }, title),
                element('p', { class: 'search-facts' }, `Unlikely, ${percent(probability)}`),
              ),
            ),
          wholePage(log, 'Begin an incident note from it'),
        ],
      };
}

/** Leads to the match page, which finds the log there. It stays in this tab. */
function wholePage(log: string, text: string): HTMLElement {
  const link = element('a', { href: href('match/') }, text);
  link.addEventListener('click', () => keepForMatchPage(log));
  return element('li', { class: 'search-result' }, link);
}
