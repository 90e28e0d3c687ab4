/** What a calendar rule would say today, on its own page. */
import { zonedTime } from '../../calendar/zonedTime.ts';
import { type CalendarRule, decideDay } from '../../decision/decideDay.ts';
import type { Calendar } from '../../rules/model.ts';
import type { RuleFacts } from '../calendarRules.ts';
import { daysAhead } from '../deployDays.ts';
import * as words from '../language/words.ts';
import { drawDays, wholeDay } from './dayItem.ts';
import { element } from './element.ts';
import { aspectOfVerdict, capital, signal } from './signal.ts';

const WORKING_DAYS = 10;

const data = document.querySelector('#rule-data')?.textContent;
const place = document.querySelector<HTMLElement>('#rule-today');
if (data && place) {
  const { calendar, rule, facts } = JSON.parse(data) as {
    calendar: Calendar;
    rule: CalendarRule;
    facts: RuleFacts;
  };
  const now = zonedTime(Date.now(), calendar.timeZone);
  const [found] = decideDay([rule], calendar, now).verdicts;
  if (found && found.verdict in words.ruleVerbs) {
    const aspect = aspectOfVerdict(found.verdict);
    place.dataset['aspect'] = aspect;
    place.replaceChildren(
      element(
        'p',
        { class: 'rule-verdict' },
        signal(aspect),
        element('strong', {}, words.ruleVerbs[found.verdict as keyof typeof words.ruleVerbs]),
        `: ${words.answerIs(found.answer)}`,
      ),
      element(
        'p',
        { class: 'quiet' },
        element('span', { lang: 'en' }, `${capital(found.evidence)}.`),
        ` ${words.nowIn(capital(wholeDay(now.date)), now.time, calendar.timeZone)}`,
      ),
    );
  }
  // A rule about hours says nothing about a whole day.
  if (rule.check.name !== 'between') {
    const strip = element('ol', {
      class: 'days',
      role: 'list',
      tabindex: '0',
      'aria-label': words.nextDays,
    });
    const why = element('div', { class: 'day-why', id: 'day-why', hidden: '' });
    place.after(strip, why);
    drawDays(strip, why, daysAhead(now.date, WORKING_DAYS, [rule], calendar), () => facts);
  }
  document.querySelector('.waits')?.toggleAttribute('data-ready', true);
}
