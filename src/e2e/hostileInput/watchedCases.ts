/**
 * Runs the hostile cases of `conformance/` in this process, one after another, and writes what the watcher of the
 * process (`watch.cjs`) saw during each run of the gate. One process for all of them: `npm run conformance` starts the
 * built file for each.
 */
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases } from '../../../conformance/lib/readCases.mjs';
import { type InProcess, runInProcess } from '../../cli/testing/runInProcess.ts';
import { outcomes } from '../conformance/outcomes.ts';

export interface WatchedCases {
  runs: {
    args: string[];
    /** The port of the one host that the settings of the case declare. */
    port: string | undefined;
    seen: string[][];
    /** Whether something that the case smuggles in has run. */
    pwned: boolean;
  }[];
  counts: { failed: number; missing: number; letThrough: number };
  problems: string[];
}

const LOG = process.env['WATCH_LOG'] ?? '';
const cases = readCases(fileURLToPath(new URL('../../../conformance/cases', import.meta.url)));
const runs: WatchedCases['runs'] = [];

async function gate(args: string[], world: InProcess) {
  const from = statSync(LOG).size;
  const port = portOf(world.cwd);
  const outcome = await runInProcess(['gate', ...args], world);
  const lines = readFileSync(LOG).subarray(from).toString().split('\n').filter(Boolean);
  runs.push({
    args,
    port,
    seen: lines.map((line) => JSON.parse(line)),
    pwned: existsSync(path.join(world.cwd, 'pwned')),
  });
  return outcome;
}

function portOf(cwd: string): string | undefined {
  const file = path.join(cwd, 'belay.json');
  // Some are links to devices that never end.
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFileSync(file, 'utf8').match(/"hosts":\s*\["127\.0\.0\.1:(\d+)"\]/)?.[1];
}

const { problems, ...counts } = await outcomes(
  cases.filter(({ file }) => file.startsWith('hostile-')),
  { gate },
  1,
);
process.stdout.write(JSON.stringify({ runs, counts, problems } satisfies WatchedCases));
