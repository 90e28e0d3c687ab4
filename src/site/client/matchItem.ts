/** One incident that a log was matched with: how sure, what helped, and the lines that say so. */
import type { Match, MatchedLine } from '../../symptoms/types.ts';
import { href } from '../href.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';
import { recoveryOf } from './matchLog.ts';

/** From here on the words are sure of it. */
const SURE = 0.9;
const LINES = 12;
const DAY = new Intl.DateTimeFormat(words.locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export async function matchItem(match: Match): Promise<HTMLElement> {
  const { id, title, date, lines } = match;
  const steps = await recoveryOf(id);
  return element(
    'li',
    { class: 'search-result match-result' },
    element(
      'p',
      { class: 'match-sure', 'data-sure': match.probability >= SURE ? '' : undefined },
      (match.probability >= SURE ? words.seenBefore : words.possibleMatch)(
        percent(match.probability),
      ),
    ),
    element('a', { class: 'search-title', href: pageOf(id) }, title),
    element(
      'p',
      { class: 'search-facts' },
      element('time', { datetime: date }, DAY.format(Date.parse(date))),
    ),
    steps.length > 0 &&
      element(
        'div',
        { class: 'match-way-out' },
        element('p', {}, words.recoverySteps),
        element('ol', {}, ...steps.map((step) => element('li', {}, step))),
      ),
    element(
      'details',
      { class: 'match-lines' },
      element('summary', {}, words.showsIn(lines.length)),
      element('ol', { role: 'list' }, ...lines.slice(0, LINES).map(lineItem)),
    ),
  );
}

export function pageOf(id: string): string {
  return href(`incidents/${encodeURI(id)}/`);
}

/** Never 100: nothing is certain here. */
export function percent(probability: number): string {
  return `${Math.min(99, Math.max(1, Math.round(probability * 100)))} %`;
}

/** A line as it was compared, with what was masked set back. */
function lineItem({ line, normalised }: MatchedLine): HTMLElement {
  const parts = normalised
    .split(/(‹[a-z]{1,10}›)/)
    .map((part, index) =>
      index % 2 === 1 ? element('span', { class: 'match-mask' }, part.slice(1, -1)) : part,
    );
  return element(
    'li',
    {},
    element('span', { class: 'match-number' }, words.lineNumber(line)),
    element('code', {}, ...parts),
  );
}
