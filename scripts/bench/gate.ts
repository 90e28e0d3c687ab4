#!/usr/bin/env node
/**
 * `node scripts/bench/gate.ts`: how long the built gate takes compared with an empty Node program, and how large it is.
 *
 * Each figure is the median of pairs that run in turn, so that a slow machine slows both. The rules are a quarter
 * each calendar, person, another project's and retired, as none of these starts a program of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleBelay, partsOf } from '../../src/cli/bundle.ts';
import { bareNode } from '../../src/gate/testing/bareNode.ts';
import { rule, rulesFile, SOURCE } from '../../src/gate/testing/rules.ts';
import { median } from './median.ts';

const PAIRS = 21;
const NODE = bareNode();

/** Milliseconds that a command takes, from start to end. */
function took(args: readonly string[], cwd: string, code: number): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(NODE, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== code) throw new Error(`ended with ${status}, not ${code}: ${stderr}`);
  return performance.now() - start;
}

/** A rules file with this many rules, and the answers that lead to a go. */
async function rulesOf(count: number) {
  const rules = Array.from({ length: count }, (_, index) => {
    const id = `rule-${index}`;
    const text = `Is number ${index} as it was on the staging server, where it was tried?`;
    const help = 'Look at the page of the service, and at the log of its last deploy.';
    switch (index % 4) {
      case 0:
        return rule(id, {
          ...{ text, help, expect: 'no' },
          check: { kind: 'calendar', name: 'last-working-day-of-week' },
        });
      case 1:
        return rule(id, { text, help, level: 'warn' });
      case 2:
        return rule(id, {
          ...{ text, help },
          sources: [{ ...SOURCE, appliesTo: { projects: ['other'] } }],
        });
      default:
        return rule(id, { text, help, status: 'retired' });
    }
  });
  return rulesFile(rules);
}

const root = mkdtempSync(path.join(tmpdir(), 'belay-bench-'));
try {
  mkdirSync(path.join(root, '.belay'));
  const bundle = await bundleBelay();
  writeFileSync(path.join(root, '.belay/belay.mjs'), bundle.text);
  writeFileSync(path.join(root, 'belay.json'), '{ "project": "shop" }\n');
  const gate = ['.belay/belay.mjs', 'gate', '--stage', 'before-deploy'];
  const version = spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout.trim();
  process.stdout.write(`Node ${version}, median of ${PAIRS} pairs\n`);
  for (const [count, pairs] of [
    [200, PAIRS],
    [10_000, 5],
  ] as const) {
    const rules = await rulesOf(count);
    writeFileSync(path.join(root, '.belay/rules.json'), `${JSON.stringify(rules, null, 2)}\n`);
    const args = [...gate, '--now', '2026-11-24T10:00Z'];
    const [own, nothing]: [number[], number[]] = [[], []];
    for (let pair = 0; pair < pairs; pair++) {
      nothing.push(took(['-e', '0'], root, 0));
      own.push(took(args, root, 0));
    }
    const ratio = median(own.map((each, index) => each / (nothing[index] as number)));
    process.stdout.write(
      `${String(count).padStart(6)} rules: ${median(own).toFixed(0)} ms, ${ratio.toFixed(2)} times \`node -e 0\` (${median(nothing).toFixed(0)} ms)\n`,
    );
  }
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  process.stdout.write(`belay.mjs: ${kilobytes(Buffer.byteLength(bundle.text))}\n`);
  for (const [owner, size] of partsOf(bundle)) {
    process.stdout.write(`  ${kilobytes(size).padStart(9)}  ${owner}\n`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
