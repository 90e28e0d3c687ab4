/** The note that `belay new incident --log` would write, made in the page. */
import { incidentTemplate } from '../../journal/templates/incidentTemplate.ts';
import { slugOf } from '../../rules/ruleId.ts';
import { dayOfLog } from '../../symptoms/dayOfLog.ts';
import { excerptOf } from '../../symptoms/excerpt.ts';

export interface NoteDraft {
  /** Below the content folder. */
  path: string;
  text: string;
}

/** @returns `undefined` if the title has no letters. */
export function noteDraft(title: string, log: string, now: Date): NoteDraft | undefined {
  const slug = slugOf(title);
  if (slug === '') return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const day = dayOfLog(log, today) ?? today;
  return {
    path: `incidents/${day.slice(0, 7)}-${slug}.md`,
    text: incidentTemplate(title.trim(), day, { log: excerptOf(log) }),
  };
}
