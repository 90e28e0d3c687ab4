/** What a calendar rule would say today, on its own page. */
import { zonedTime } from '../../calendar/zonedTime.ts';
import type { Calendar } from '../../rules/model.ts';
import { type CalendarRule, daysAhead, findingsAt } from '../deployDays.ts';
import { capital, dayItems, signal } from './dayItem.ts';
import { element } from './element.ts';

const WORKING_DAYS = 10;
const VERBS = {
  go: 'It lets a deploy go on',
  warn: 'It warns',
  hold: 'It holds',
  unknown: 'It holds',
};

const data = document.querySelector('#rule-data')?.textContent;
const place = document.querySelector<HTMLElement>('#rule-today');
if (data && place) {
  const { calendar, rule } = JSON.parse(data) as { calendar: Calendar; rule: CalendarRule };
  const now = zonedTime(Date.now(), calendar.timeZone);
  for (const { aspect, answer, evidence } of findingsAt([rule], calendar, now)) {
    place.dataset['aspect'] = aspect;
    place.replaceChildren(
      element(
        'p',
        { class: 'rule-verdict' },
        signal(aspect),
        element('strong', {}, VERBS[aspect]),
        `: the answer is ${answer === 'unknown' ? 'not known' : answer}.`,
      ),
      element(
        'p',
        { class: 'quiet' },
        `${capital(evidence)}. It is ${now.time} on ${now.date} in ${calendar.timeZone}.`,
      ),
    );
  }
  // A rule about hours says nothing about a day as a whole.
  if (rule.check.name !== 'between') {
    const days = dayItems(daysAhead(now.date, WORKING_DAYS, [rule], calendar));
    place.after(
      element(
        'ol',
        {
          class: 'days',
          role: 'list',
          tabindex: '0',
          'aria-label': 'Today and the next ten working days',
        },
        ...days,
      ),
    );
  }
  document.querySelector('.waits')?.toggleAttribute('data-ready', true);
}
