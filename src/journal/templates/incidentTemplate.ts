/** What a new incident begins with. Runs in the browser too. */

/** A scalar that YAML reads as the text that it is. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\d ,.'()/-]*(?<! )$/iu;

/**
 * The Markdown of an incident.
 *
 * @param day `2026-11-24`.
 * @param log what the note quotes, with secrets blanked already.
 */
export function incidentTemplate(title: string, day: string, log = ''): string {
  const fence = '`'.repeat(
    Math.max(3, ...(log.match(/`{3,}/g) ?? []).map((run) => run.length + 1)),
  );
  return `---
title: ${PLAIN.test(title) ? title : JSON.stringify(title)}
date: ${day}
severity: sev3
status: open
services: []
tags: []
summary: One or two sentences for the list of incidents.
---

## What happened

## Timeline

| time | what |
| --- | --- |
|  |  |

${fence}log
${log === '' ? '' : `${log}\n`}${fence}

## Why

## What was learned

## Before deploy

<!-- One rule a line, with the answer that lets the deploy go on:
- Is today the last working day of the week? No. \`calendar last-working-day-of-week\`
- [ ] Read what changed on the servers
-->

## Recovery

## Sources
`;
}
