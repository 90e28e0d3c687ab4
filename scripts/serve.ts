#!/usr/bin/env node
/** `npm run preview [-- DIR]`: serves the built site on this machine. `PORT` is 4321 unless it is set. */
import path from 'node:path';
import { describe, readSummary } from '../src/site/server/builtSite.ts';
import { serveFiles } from '../src/site/server/serveFiles.ts';

const folder = path.resolve(process.argv[2] ?? 'dist');
const wanted = process.env['PORT'] || '4321';
const summary = readSummary(folder);

if (!summary) {
  process.stderr.write(`There is no built site in ${folder}. \`npm run build\` makes one.\n`);
  process.exitCode = 1;
} else if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535) {
  process.stderr.write(`PORT is "${wanted}"; set it to a number from 0 to 65535.\n`);
  process.exitCode = 1;
} else {
  try {
    const base = new URL(summary.url).pathname;
    const { port } = await serveFiles(folder, base, Number(wanted));
    process.stdout.write(`${describe(summary)}\nhttp://localhost:${port}${base}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
