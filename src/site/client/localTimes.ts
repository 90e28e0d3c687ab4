/** Shows the reader's local time next to times with a zone. */
import * as words from '../language/words.ts';

const TIME = new Intl.DateTimeFormat(words.locale, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY_AND_TIME = new Intl.DateTimeFormat(words.locale, {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Adds the reader's local time to each element with an instant, if the two differ. */
export function addLocalTimes(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-instant]')) {
    const written = (place.dataset['instant'] ?? '').replace(' ', 'T');
    const instant = new Date(written);
    const [, day, time] = /^(\S+)T(\d\d:\d\d)/.exec(written) ?? [];
    if (Number.isNaN(instant.getTime())) continue;
    // The Swedish way of writing a date is that of ISO 8601.
    const sameDay = instant.toLocaleDateString('sv') === day;
    const here = (sameDay ? TIME : DAY_AND_TIME).format(instant);
    if (!sameDay || here !== time) place.append(` (${words.whereYouAre(here)})`);
  }
}
