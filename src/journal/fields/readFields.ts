/** Reads front matter and checks it against a schema. Most of it is simple, and valid. */
import type * as z from 'zod';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { YamlSource } from './parsedYaml.ts';
import { simpleYaml } from './simpleYaml.ts';

/** Data that fits a schema, with warnings; or everything that is wrong. */
type CheckedFields<Data> =
  | { ok: true; data: Data; diagnostics: Diagnostic[] }
  | { ok: false; diagnostics: Diagnostic[] };

/** As `readYaml`. The parser for all of YAML is loaded only for what is not simple, or has to be explained. */
export async function readFields<Data>(
  source: YamlSource,
  schema: z.ZodType<Data>,
): Promise<CheckedFields<Data>> {
  const simple = simpleYaml(source.text);
  const valid = simple && schema.safeParse(simple);
  if (valid?.success) return { ok: true, data: valid.data, diagnostics: [] };
  const { readYaml } = await import('./checkedYaml.ts');
  return readYaml(source, schema);
}
