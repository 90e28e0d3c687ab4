#!/usr/bin/env node
/**
 * `node scripts/bench/gate.ts`: how long the built gate takes compared with an empty Node program, and how large it is:
 * outside a repository and inside one, with the Node on the PATH and with the one of this repository.
 *
 * Each figure is the median of pairs that run in turn, so that a slow machine slows both. The rules are a quarter
 * each calendar, person, another project's and retired, as none of these starts a program of its own. Each run adds its
 * record, which the later ones read.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Bundle, bundleBelay, partsOf } from '../../src/cli/bundle.ts';
import { bareNode } from '../../src/gate/testing/bareNode.ts';
import { rule, rulesFile, SOURCE } from '../../src/gate/testing/rules.ts';
import { median } from './median.ts';

/** How many rules, and how many pairs of runs. */
const SIZES = [
  [200, 21],
  [10_000, 5],
] as const;
const GATE = ['.belay/belay.mjs', 'gate', '--stage', 'before-deploy', '--now', '2026-11-24T10:00Z'];

/** Milliseconds that a command takes, from start to end. */
function took(node: string, args: readonly string[], cwd: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(node, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

/** A rules file with this many rules, which lead to a go. */
async function rulesOf(count: number) {
  const rules = Array.from({ length: count }, (_, index) => {
    const id = `rule-${index}`;
    const text = `Is number ${index} as it was on the staging server, where it was tried?`;
    const help = 'Look at the page of the service, and at the log of its last deploy.';
    switch (index % 4) {
      case 0: {
        const check = { kind: 'calendar', name: 'last-working-day-of-week' } as const;
        return rule(id, { text, help, expect: 'no', check });
      }
      case 1:
        return rule(id, { text, help, level: 'warn' });
      case 2: {
        const sources: [typeof SOURCE] = [{ ...SOURCE, appliesTo: { projects: ['other'] } }];
        return rule(id, { text, help, sources });
      }
      default:
        return rule(id, { text, help, status: 'retired' });
    }
  });
  return rulesFile(rules);
}

/** A project with this many rules, with or without a repository of one commit. */
async function makeProject(root: string, program: string, count: number, isRepository: boolean) {
  mkdirSync(path.join(root, '.belay'), { recursive: true });
  writeFileSync(path.join(root, '.belay/belay.mjs'), program);
  writeFileSync(path.join(root, 'belay.json'), '{ "project": "shop" }\n');
  const rules = JSON.stringify(await rulesOf(count), null, 2);
  writeFileSync(path.join(root, '.belay/rules.json'), `${rules}\n`);
  if (!isRepository) return;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root });
  git('init', '--quiet');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.com');
  git('add', '.');
  git('commit', '--quiet', '--message', 'All');
}

/** One line of the table. */
function measure(node: string, root: string, pairs: number): string {
  const [own, nothing]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair++) {
    nothing.push(took(node, ['-e', '0'], root));
    own.push(took(node, GATE, root));
  }
  const ratio = median(own.map((each, index) => each / (nothing[index] as number)));
  return `${median(own).toFixed(0)} ms, ${ratio.toFixed(2)} times \`node -e 0\` (${median(nothing).toFixed(0)} ms)`;
}

function printSizes(bundle: Bundle): void {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  process.stdout.write(`belay.mjs: ${kilobytes(Buffer.byteLength(bundle.text))}\n`);
  for (const [owner, size] of partsOf(bundle)) {
    process.stdout.write(`  ${kilobytes(size).padStart(9)}  ${owner}\n`);
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'belay-bench-'));
try {
  const bundle = await bundleBelay();
  const nodes = new Map(
    [bareNode(), process.execPath].map((node) => [
      execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
      node,
    ]),
  );
  for (const [version, node] of nodes) {
    process.stdout.write(`Node ${version}\n`);
    for (const [count, pairs] of SIZES) {
      for (const isRepository of [false, true]) {
        const where = isRepository ? 'inside a repository' : 'outside a repository';
        const root = path.join(folder, `${version}-${count}-${where}`);
        await makeProject(root, bundle.text, count, isRepository);
        const label = `${String(count).padStart(6)} rules, ${where}:`.padEnd(37);
        process.stdout.write(`${label} ${measure(node, root, pairs)}\n`);
      }
    }
  }
  printSizes(bundle);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
