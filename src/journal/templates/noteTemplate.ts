/** The template of a new note: enough to pass lint, with a place for everything that belongs in a note. */
import { stringify } from 'yaml';
import { slugOf } from '../../rules/ruleId.ts';
import type { Collection } from '../fields/types.ts';
import { incidentTemplate, type KnownOfIncident } from './incidentTemplate.ts';

export interface NewNote {
  /** Within the content folder, with `/`. */
  path: string;
  text: string;
}

/**
 * A note for a title.
 *
 * @param began the day or the instant of an incident: incidents carry year and month in their names.
 * @param known what is known of an incident.
 * @returns `undefined` where the title has no letters to make a name from.
 */
export function noteTemplate(
  collection: Collection,
  title: string,
  began: string,
  known?: KnownOfIncident,
): NewNote | undefined {
  // `İ` becomes an `i` with a combining dot, which is hard to type in a file name.
  const slug = slugOf(title).replaceAll('i\u0307', 'i');
  if (slug === '') return undefined;
  return collection === 'incidents'
    ? {
        path: `incidents/${began.slice(0, 7)}-${slug}.md`,
        text: incidentTemplate(title, began, known),
      }
    : { path: `checklists/${slug}.md`, text: checklist(title) };
}

function checklist(title: string): string {
  const fields = stringify({
    title,
    summary: 'When to use this list, in one sentence.',
    stage: 'before-deploy',
    tags: [],
  });
  return `---
${fields}---

<!-- One rule per line, with the answer that lets the deploy continue:
- Is there any problem with the unit tests? No. \`command unit-tests\`
- [ ] Take a snapshot of the database
-->
`;
}
