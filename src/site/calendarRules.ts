/** Rules that the calendar answers, with what a page needs to say why. */
import type { Rule } from '../rules/model.ts';
import type { CalendarRule } from './deployDays.ts';
import { appliesEverywhere, incidentOf, ruleHref, sourceHref } from './sources.ts';
import { whereItApplies } from './wording.ts';

/** A rule as the browser asks it; nothing where the calendar does not answer it. */
export function calendarRule(rule: Rule): CalendarRule | undefined {
  const { check, sources, text, expect, level, because } = rule;
  if (check.kind !== 'calendar') return undefined;
  const incident = incidentOf(rule);
  return {
    text,
    expect,
    level,
    check,
    url: ruleHref(rule),
    ...(because && { because }),
    ...(!appliesEverywhere(rule) && {
      where: sources.map(({ appliesTo }) => whereItApplies(appliesTo)).join('; '),
    }),
    ...(incident?.date && {
      incident: { title: incident.title, date: incident.date, url: sourceHref(incident) },
    }),
  };
}

/** Data for a script of the page, as the text of a `<script type="application/json">`. */
export function jsonForPage(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
