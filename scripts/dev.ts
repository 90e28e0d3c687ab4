#!/usr/bin/env node
/** `npm run dev [-- --content DIR] [--port N]`: the site while one writes. What is wrong with the notes shows on save. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const { values } = parseArgs({
    options: { content: { type: 'string' }, port: { type: 'string', default: '4321' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`The port is "${values.port}"; give a number from 0 to 65535.`);
  }
  // Astro's configuration and collections read the folder from the environment.
  if (values.content) process.env['BELAY_CONTENT'] = path.resolve(values.content);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { dev } = await import('astro');
  await dev({ root, server: { port } });
} catch (error) {
  const { message, hint } = error as Error & { hint?: string };
  process.stderr.write(`${message}\n${hint ? `${hint}\n` : ''}`);
  process.exitCode = 1;
}
