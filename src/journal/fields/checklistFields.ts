/** The front matter of checklists. People read what the descriptions say. */
import * as z from 'zod';
import { AppliesTo, STAGES } from '../../rules/model.ts';
import { Aliases, Text, Texts } from './fieldTypes.ts';
import type { ChecklistData } from './types.ts';

/** Front matter of `checklists/`. */
export const ChecklistFrontMatter = z.strictObject({
  title: Text.meta({ description: 'What the list is for.', examples: ['Release'] }),
  summary: Text.optional().meta({
    description:
      'One or two sentences, for lists and search. Without it, the first paragraph is shown.',
    examples: ['What to ask before each release.'],
  }),
  stage: z.enum(STAGES).default('before-deploy').meta({
    description: 'The stage of everything in the note that is not under a stage heading.',
  }),
  tags: Texts.default([]).meta({ description: 'What it is about.', examples: [['database']] }),
  aliases: Aliases,
  appliesTo: AppliesTo.default({}).meta({
    description:
      'Where the note’s rules are asked: all given lists must match. Default: everywhere.',
    examples: [{ stacks: ['postgresql'] }],
  }),
});

/** Front matter of a checklist as the rest of Belay reads it. */
export function checklistData(
  fields: z.infer<typeof ChecklistFrontMatter>,
  lead: string,
): ChecklistData {
  return { ...fields, summary: fields.summary ?? lead };
}
