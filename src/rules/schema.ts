/** The JSON Schema of `rules.json`, generated from the model. */
import * as z from 'zod';
import { RulesFile } from './model.ts';

/**
 * The schema, in draft 2020-12.
 *
 * @param url where the journal publishes it: its `$id`.
 */
function rulesSchema(url: string): Record<string, unknown> {
  const schema = z.toJSONSchema(RulesFile, { target: 'draft-2020-12', reused: 'inline' });
  const { $schema, ...rest } = schema;
  return { $schema, $id: url, title: 'Rules of an engineering journal', ...rest };
}

/** The bytes of `rules.schema.json`. */
export function serializeSchema(url: string): string {
  return `${JSON.stringify(rulesSchema(url), null, 2)}\n`;
}
