/** `belay`: the types of what Belay reads and writes, for programs that read or write it too. */
import type * as z from 'zod';
import type { BelayConfig } from '../gate/projectConfig.ts';
import type { ChecklistFrontMatter } from '../journal/fields/checklistFields.ts';
import type { IncidentFrontMatter } from '../journal/fields/incidentFields.ts';
import type { JournalYaml } from '../journal/fields/journalFields.ts';

export type { RulesFile } from '../rules/model.ts';

/** `belay.json`, as it is written: fields that have a default may be left out. */
export type BelayJson = z.input<typeof BelayConfig>;
/** `journal.yaml`, as it is written. */
export type Journal = z.input<typeof JournalYaml>;
/** The front matter of an incident, as it is written. */
export type Incident = z.input<typeof IncidentFrontMatter>;
/** The front matter of a checklist, as it is written. */
export type Checklist = z.input<typeof ChecklistFrontMatter>;
