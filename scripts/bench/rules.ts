#!/usr/bin/env node
/**
 * `npm run bench:rules [-- --notes 1000] [--runs 5]`: `belay rules`, packed as for npm, compared with markdownlint-cli2 on
 * the same files, in turn. markdownlint-cli2 is installed in the system's temporary folder, once. `belay rules` keeps
 * nothing of the notes, so each run reads all of them.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './median.ts';
import { writeNotes } from './notes.ts';
import { type Measured, measure } from './site/measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
  },
});
const work = path.join(tmpdir(), 'belay-bench-rules');
const content = path.join(work, 'content');
const peer = path.join(work, 'peer');

await rm(content, { recursive: true, force: true });
await mkdir(peer, { recursive: true });
await writeNotes(content, Number(values.notes));
const dependencies = { 'markdownlint-cli2': '^0.24' };
await writeFile(path.join(peer, 'package.json'), JSON.stringify({ private: true, dependencies }));
// No rule finds anything, so nothing is printed: only reading and checking are measured.
const config = { default: true, MD013: false, MD024: false, MD041: false };
await writeFile(path.join(work, '.markdownlint.json'), JSON.stringify(config));
await measure(['npm', 'install', '--no-audit', '--no-fund'], peer);
const cli = path.join(peer, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');

await measure([process.execPath, 'scripts/package.ts'], ROOT);
const belay = [process.execPath, path.join(ROOT, 'lib/cli/bin.js'), 'rules', '--content', content];
const lint = [process.execPath, cli, 'content/**/*.md'];
const taken: Record<'belay' | 'lint', Measured[]> = { belay: [], lint: [] };
for (let run = 0; run <= Number(values.runs); run++) {
  const ours = await measure([...belay, '--out', path.join(work, 'rules.json')], ROOT);
  const theirs = await measure(lint, work);
  // In the first run Node compiles the code, and keeps it.
  if (run === 0) continue;
  taken.belay.push(ours);
  taken.lint.push(theirs);
}
const medianOf = (who: 'belay' | 'lint', of: (one: Measured) => number) =>
  median(taken[who].map(of));
const line = (who: 'belay' | 'lint') =>
  `${medianOf(who, ({ seconds }) => seconds).toFixed(2)} s ${medianOf(who, ({ cpuSeconds }) => cpuSeconds).toFixed(2)} CPU s`;
const ratio = (of: (one: Measured) => number) =>
  (medianOf('belay', of) / medianOf('lint', of)).toFixed(2);
process.stdout.write(
  `${values.notes} notes of about 700 words, median of ${values.runs} runs\n` +
    `belay rules        ${line('belay')}\n` +
    `markdownlint-cli2  ${line('lint')}\n` +
    `ratio              ${ratio(({ seconds }) => seconds)} (CPU ${ratio(({ cpuSeconds }) => cpuSeconds)})\n`,
);
