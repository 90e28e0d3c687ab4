#!/usr/bin/env node
/**
 * Runs the conformance cases against a deploy gate.
 *
 *   node conformance/run.mjs --gate 'node .belay/belay.mjs gate'
 *
 * Exit 0: every case was run and came out as it must. 1: some did not. 2: bad usage.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from './lib/readCases.mjs';
import { runCases } from './lib/runCases.mjs';

const USAGE = `Usage: node conformance/run.mjs --gate COMMAND [OPTIONS]

  --gate COMMAND    The gate. It runs in the folder of each case, followed by the case's options.
  --verify COMMAND  Exits with 0 if a go is recorded. Some cases need it.
  --answer COMMAND  Answers a rule in advance. Some cases need it.
  --log COMMAND     Prints the records of earlier runs as a JSON array, the newest first. Some cases need it.
  --pre-push COMMAND  Holds a push: it gets git's list on its standard input, as a hook does. Some cases need it.
  --cases DIR       The folder of the cases. Default: the one next to this file.
  --file NAME       Only the cases of this file: failing-open.json.
  --name TEXT       Only cases with this text in their name.
  --jobs N          How many to run at once. Default: one per processor.
  --list            List the cases without running them.
`;

const COMMANDS = ['gate', 'verify', 'answer', 'log', 'pre-push'];

const OPTIONS = {
  ...Object.fromEntries(COMMANDS.map((name) => [name, { type: 'string' }])),
  cases: { type: 'string', default: path.join(import.meta.dirname, 'cases') },
  ...{ file: { type: 'string' }, name: { type: 'string' }, jobs: { type: 'string' } },
  ...{ list: { type: 'boolean' }, help: { type: 'boolean' } },
};

/** The words of a command; a file that is here is named by its whole path, as a case has another folder. */
function commandOf(text) {
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
  return words.map((word) => (word.includes('/') && existsSync(word) ? path.resolve(word) : word));
}

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const cases = readCases(values.cases)
    .filter(({ file }) => values.file === undefined || values.file === file)
    .filter(({ name }) => name.includes(values.name ?? ''));
  if (values.list) {
    for (const { file, name } of cases) process.stdout.write(`${file}: ${name}\n`);
    return 0;
  }
  const jobs = Number(values.jobs ?? availableParallelism());
  if (!values.gate || !Number.isInteger(jobs) || jobs < 1) throw new Error(USAGE);
  // A filter that matches nothing has shown nothing.
  if (cases.length === 0) throw new Error('No case was asked for: nothing was shown.');
  const commands = {};
  for (const name of COMMANDS) {
    if (values[name]) commands[name] = commandOf(values[name]);
  }
  const { failed, missing, letThrough } = await runCases(
    cases,
    commands,
    jobs,
    ({ file, name, ...result }) => {
      for (const problem of result.problems) process.stdout.write(`${file}: ${name}: ${problem}\n`);
      if (result.missing)
        process.stdout.write(`${file}: ${name}: not run for want of --${result.missing}\n`);
    },
  );
  const counts = [`${cases.length} cases`, `${failed} failed`, `${missing} not run`];
  process.stdout.write(`${counts.join(', ')}; ${letThrough} let through.\n`);
  return failed + missing > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
