import { statementSchema } from '../../src/gate/attestation.ts';
import { configSchema } from '../../src/gate/projectConfig.ts';
import { journalSchemas } from '../../src/journal/fields/jsonSchemas.ts';
import { serializeSchema } from '../../src/rules/schema.ts';

/** The JSON Schemas in the package, by file name. */
export function packageSchemas(): Record<string, unknown> {
  const rules = JSON.parse(serializeSchema('https://belay.invalid/rules.schema.json'));
  return {
    'rules.schema.json': rules,
    'belay.schema.json': configSchema(),
    'decision.schema.json': statementSchema(),
    ...journalSchemas(),
  };
}
