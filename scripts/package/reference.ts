/** The tables of fields in the documentation, made from the schemas that check these fields. */
import { configSchema } from '../../src/gate/projectConfig.ts';
import { journalSchemas } from '../../src/journal/fields/jsonSchemas.ts';

interface Field {
  type?: string;
  description?: string;
  default?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  items?: Field;
  anyOf?: Field[];
}

/** The tables, by the names of the files in `docs/` that contain them. */
export function references(): Record<string, string> {
  const schemas = journalSchemas();
  const table = (heading: string, schema: object) => `## ${heading}\n\n${tableOf(schema)}`;
  return {
    'journal.md': [
      table('`journal.yaml`', schemas['journal.schema.json'] ?? {}),
      table('Front matter of an incident', schemas['incident.schema.json'] ?? {}),
      table('Front matter of a checklist', schemas['checklist.schema.json'] ?? {}),
    ].join('\n'),
    'project.md': table('`belay.json`', configSchema()),
  };
}

function tableOf(schema: { properties?: Record<string, Field>; required?: string[] }): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const fallback = schema.required?.includes(name)
      ? 'required'
      : field.default === undefined || field.default === ''
        ? ''
        : code(field.default);
    const examples = (field.examples ?? []).map(code).join(', ');
    const about = (field.description ?? '').replaceAll('|', '\\|');
    return `| \`${name}\` | ${typeOf(field)} | ${fallback} | ${about} | ${examples} |`;
  });
  return [
    '| field | type | default | what it is | example |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function typeOf({ type, items, anyOf, enum: values }: Field): string {
  if (values) return values.map(code).join(', ');
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ');
  if (type === 'array') return `list of ${items ? typeOf(items) : 'values'}`;
  const names: Record<string, string> = {
    string: 'text',
    object: 'fields',
    boolean: 'true or false',
  };
  return names[type ?? ''] ?? type ?? 'list or text';
}

function code(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.replaceAll('|', '\\|')}\``;
}
