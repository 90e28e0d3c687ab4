/** Rules that the calendar answers, as a page passes them to the browser. */
import { type CalendarRule, isCalendarRule } from '../decision/decideDay.ts';
import type { Rule } from '../rules/model.ts';
import { askedWhere } from './askedWhere.ts';
import { appliesEverywhere, incidentOf, ruleHref, sourceHref } from './sources.ts';

/** What a page shows of a rule, besides its verdict. */
export interface RuleFacts {
  /** The rule in the notes. */
  url: string;
  /** Where it is asked, in words; missing if it is asked everywhere. */
  where?: string;
  incident?: { title: string; date: string; url: string };
}

/** A rule as the browser asks it; `undefined` if the calendar does not answer it. */
export function calendarRule(rule: Rule): CalendarRule | undefined {
  if (!isCalendarRule(rule)) return undefined;
  // The help is for people who answer, and may be long.
  const { help: _, ...asked } = rule;
  return asked;
}

export function ruleFacts(rule: Rule): RuleFacts {
  const incident = incidentOf(rule);
  return {
    url: ruleHref(rule),
    ...(!appliesEverywhere(rule) && {
      where: askedWhere(rule),
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
