/** The follow-ups that home shows: what was promised after incidents and is not done yet. */
import { type FollowUp, isOverdue, readFollowUps } from '../journal/followUps/readFollowUps.ts';
import type { Severity } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import type { SiteJournal } from './journal/siteJournal.ts';
import { once } from './journal.ts';
import { read } from './reads.ts';

interface OpenFollowUp extends Pick<FollowUp, 'text' | 'rule'> {
  /** `2026-12-01` */
  due?: string;
  /** When the site was built. The page looks again in the browser. */
  overdue: boolean;
}

/** The open follow-ups of one incident. */
interface IncidentFollowUps {
  title: string;
  /** From the root of the site, with the anchor of the heading. */
  address: string;
  /** From the content folder. */
  path: string;
  day: string;
  severity: Severity;
  open: OpenFollowUp[];
}

/** The open follow-ups of all incidents: the overdue ones first, by due date, then the oldest first. */
export const openFollowUps = read('openFollowUps', once(followUpsOf));

function followUpsOf({ incidents, rules, today }: SiteJournal): IncidentFollowUps[] {
  const ruleLines = Map.groupBy(
    rules.flatMap(({ sources }) => sources),
    (source) => source.path,
  );
  const byIncident = incidents.flatMap(({ data, headings, text }): IncidentFollowUps[] => {
    const lines = new Set(ruleLines.get(data.path)?.map(({ line }) => line));
    const found = readFollowUps(text, lines);
    const [first] = found;
    if (!first) return [];
    const anchor = headings.find((heading) => heading.text === first.heading)?.slug ?? '';
    const open = found.map((each) => ({
      text: each.text,
      rule: each.rule,
      ...(each.due?.date !== undefined && { due: each.due.date }),
      overdue: isOverdue(each, today),
    }));
    const { title, url, path: notePath, day, severity } = data;
    return [{ title, address: `${url}#${anchor}`, path: notePath, day, severity, open }];
  });
  return byIncident.sort(
    (a, b) => compareText(earliestOverdue(a), earliestOverdue(b)) || compareText(a.day, b.day),
  );
}

const NONE_OVERDUE = '9999-12-31';

function earliestOverdue({ open }: IncidentFollowUps): string {
  const days = open.flatMap(({ overdue, due }) => (overdue && due ? [due] : []));
  return days.sort(compareText)[0] ?? NONE_OVERDUE;
}
