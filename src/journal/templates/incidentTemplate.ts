/** The template of a new incident. Runs in the browser too. */

/** A scalar that YAML reads as the same text. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\d ,.'()/-]*(?<! )$/iu;

/** Known facts about an incident. */
export interface KnownOfIncident {
  /** The log that the note quotes, with secrets already masked. */
  log?: string;
  /** When it ended, and who noticed it. */
  resolved?: string;
  detectedBy?: string;
  /** Rows of the timeline. */
  timeline?: readonly (readonly [time: string, what: string])[];
  /** What happened, in Markdown. */
  story?: string;
}

/**
 * The Markdown of an incident.
 *
 * @param began the day or the instant: `2026-11-24`, `2026-11-24T10:00:00Z`.
 */
export function incidentTemplate(
  title: string,
  began: string,
  { log = '', resolved, detectedBy, timeline = [['', '']], story = '' }: KnownOfIncident = {},
): string {
  const fence = '`'.repeat(
    Math.max(3, ...(log.match(/`{3,}/g) ?? []).map((run) => run.length + 1)),
  );
  return `---
title: ${PLAIN.test(title) ? title : JSON.stringify(title)}
date: ${began}
${resolved === undefined ? '' : `resolved: ${resolved}\n`}severity: sev3
status: open
services: []
tags: []
summary: One or two sentences for the list of incidents.
${detectedBy === undefined ? '' : `detectedBy: ${detectedBy}\n`}---

## What happened
${story === '' ? '' : `\n${story}\n`}
## Timeline

| time | what |
| --- | --- |
${timeline.map(([time, what]) => `| ${time} | ${what} |`).join('\n')}

${fence}log
${log === '' ? '' : `${log}\n`}${fence}

## Why

## What was learned

## Before deploy

<!-- One rule per line, with the answer that lets the deploy continue:
- Is today the last working day of the week? No. \`calendar last-working-day-of-week\`
- [ ] Read what changed on the servers
-->

## Recovery

## Sources
`;
}
