/** The JSON Schemas of what a journal's owner writes, for editors and for the reference. */
import * as z from 'zod';
import { ChecklistFrontMatter } from './checklistFields.ts';
import { OneOrMany } from './fieldTypes.ts';
import { IncidentFrontMatter } from './incidentFields.ts';
import { JournalYaml } from './journalFields.ts';

export type JsonSchema = Record<string, unknown>;

/** The schemas by the names of their files, in draft 2020-12. */
export function journalSchemas(): Record<string, JsonSchema> {
  return {
    'journal.schema.json': schemaOf('journal.yaml', JournalYaml),
    'incident.schema.json': schemaOf('Front matter of an incident', IncidentFrontMatter),
    'checklist.schema.json': schemaOf('Front matter of a checklist', ChecklistFrontMatter),
  };
}

function schemaOf(title: string, schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      // What is taken before it is made one list.
      if ((zodSchema as unknown) !== OneOrMany) return;
      const text = { type: 'string', minLength: 1 } as const;
      Object.assign(jsonSchema, { anyOf: [text, { type: 'array', items: text }] });
    },
  });
  return { $schema, title, ...rest };
}
