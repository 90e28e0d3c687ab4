#!/usr/bin/env node
/**
 * `npm run bench:rules [-- --notes 1000] [--runs 5]`: `belay rules` compared with markdownlint-cli2 on the same files, in
 * turn. markdownlint-cli2 is installed in the system's temporary folder, once.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './median.ts';
import { writeNotes } from './notes.ts';
import { measure } from './site/measure.ts';

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

const belay = [process.execPath, 'scripts/belay.ts', 'rules', '--content', content];
const lint = [process.execPath, cli, 'content/**/*.md'];
const times: { belay: number[]; lint: number[] } = { belay: [], lint: [] };
for (let run = 0; run < Number(values.runs); run++) {
  times.belay.push(
    (await measure([...belay, '--out', path.join(work, 'rules.json')], ROOT)).seconds,
  );
  times.lint.push((await measure(lint, work)).seconds);
}
const [ours, theirs] = [median(times.belay), median(times.lint)];
process.stdout.write(
  `${values.notes} notes of about 700 words, median of ${values.runs} runs\n` +
    `belay rules        ${ours.toFixed(2)} s\n` +
    `markdownlint-cli2  ${theirs.toFixed(2)} s\n` +
    `ratio              ${(ours / theirs).toFixed(2)}\n`,
);
