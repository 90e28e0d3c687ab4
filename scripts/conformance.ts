#!/usr/bin/env node
/** `npm run conformance [-- OPTIONS]`: runs Belay's own gate, freshly built, against the cases of `conformance/`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleBelay } from '../src/cli/bundle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-conformance-'));
const file = path.join(folder, 'belay.mjs');
const run = fileURLToPath(new URL('../conformance/run.mjs', import.meta.url));
try {
  writeFileSync(file, (await bundleBelay()).text);
  const verbs = {
    gate: 'gate',
    verify: 'verify',
    answer: 'answer',
    log: 'log --json',
    'pre-push': 'pre-push',
  };
  const commands = Object.entries(verbs).flatMap(([name, verb]) => [
    `--${name}`,
    `node ${file} ${verb}`,
  ]);
  const args = [run, ...commands, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
