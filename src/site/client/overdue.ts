/** Marks the follow-ups whose due date has passed since the site was built. */
import * as words from '../language/words.ts';

/**
 * Marks them, and updates their number.
 *
 * @param today `2026-12-01`, in the journal's time zone.
 */
export function markOverdue(today: string): void {
  const marks = [...document.querySelectorAll<HTMLElement>('[data-due]')];
  for (const mark of marks) mark.hidden = (mark.dataset['due'] ?? '') >= today;
  const count = marks.filter(({ hidden }) => !hidden).length;
  const place = document.querySelector('#overdue-count');
  if (place) place.textContent = count > 0 ? words.overdueCount(count) : '';
}
