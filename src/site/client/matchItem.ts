/** Shows an incident that a log was matched with: the probability, the recovery steps, and the evidence. */
import type { Match, MatchedLine } from '../../symptoms/types.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';
import { href } from './href.ts';
import { matchFeedback } from './matchFeedback.ts';
import { recoveryOf } from './matchLog.ts';
import { notesLang } from './notesLang.ts';
import { percent } from './percent.ts';

/** From this probability on, the wording is certain. */
const SURE = 0.9;
const MAX_LINES = 12;
const DAY = new Intl.DateTimeFormat(words.locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * A match, with its recovery steps visible.
 *
 * @param log the text that was matched.
 */
export async function matchItem(match: Match, log: string): Promise<HTMLElement> {
  const { id, title, date, lines, probability, against } = match;
  const recovery = await recoveryOf(id);
  const page = pageOf(id);
  const sure = probability >= SURE;
  return element(
    'li',
    { class: 'search-result match-result' },
    element(
      'p',
      { class: 'match-sure', 'data-sure': sure ? '' : undefined },
      (sure ? words.seenBefore : words.possibleMatch)(percent(probability)),
    ),
    element('a', { class: 'search-title', href: page, lang: notesLang }, title),
    dayLine(date),
    againstLine(against),
    recovery &&
      element(
        'div',
        { class: 'match-recovery' },
        element('a', { href: page + recovery.anchor }, words.recoverySteps),
        element(
          'ol',
          { lang: notesLang },
          ...recovery.steps.map((step) => element('li', {}, step)),
        ),
      ),
    element(
      'details',
      { class: 'match-lines' },
      element('summary', {}, words.showsIn(lines.length)),
      element('ol', { role: 'list' }, ...lines.slice(0, MAX_LINES).map(lineItem)),
    ),
    matchFeedback('not', match, log),
    matchFeedback('also', match, log),
  );
}

/** An incident that is the closest, but not likely. */
export function unlikelyItem(match: Match, log: string): HTMLElement {
  const { id, title, date, probability, against } = match;
  return element(
    'li',
    { class: 'search-result' },
    element('a', { class: 'search-title', href: pageOf(id), lang: notesLang }, title),
    element(
      'p',
      { class: 'search-facts' },
      words.unlikelyMatch(percent(probability)),
      ` · ${date}`,
    ),
    againstLine(against),
    matchFeedback('also', match, log),
  );
}

/** The evidence against it. A single error message says nothing, as in `belay match`. */
function againstLine({ missing, of }: Match['against']): HTMLElement | undefined {
  if (missing === 0 || of < 2) return undefined;
  return element('p', { class: 'match-against' }, words.speaksAgainst(missing, of));
}

function pageOf(id: string): string {
  return href(`incidents/${encodeURI(id)}/`);
}

function dayLine(date: string): HTMLElement {
  const day = element('time', { datetime: date }, DAY.format(Date.parse(date)));
  return element('p', { class: 'search-facts' }, day);
}

/** A line as it was compared, with the masked parts set apart. */
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
