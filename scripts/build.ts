#!/usr/bin/env node
/**
 * `npm run build [-- --content DIR] [--out DIR] [--strict]`: the site, its search index and `rules.json`.
 * `--strict` makes warnings fail the build.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSite } from '../src/site/server/buildSite.ts';
import { describe, readSummary } from '../src/site/server/builtSite.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const { values } = parseArgs({
    options: {
      content: { type: 'string' },
      out: { type: 'string', default: 'dist' },
      strict: { type: 'boolean', default: false },
    },
  });
  // Astro's configuration and collections read the folder from the environment.
  if (values.content) process.env['BELAY_CONTENT'] = path.resolve(values.content);
  if (values.strict) process.env['BELAY_STRICT'] = '1';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const outDir = path.resolve(values.out);
  await buildSite(root, outDir);
  const summary = readSummary(outDir);
  if (summary) process.stdout.write(`Built ${describe(summary)}\n`);
} catch (error) {
  const { message, hint } = error as Error & { hint?: string };
  process.stderr.write(`${message}\n${hint ? `${hint}\n` : ''}`);
  process.exitCode = 1;
}
