/**
 * Runs a part of the cases of `conformance/` with Belay's verbs in this process, and writes the outcome as JSON. To start
 * git from a process as large as the test runner takes several times as long.
 *
 * `node runPart.ts PART PARTS NAMES`: NAMES is a file with a JSON list of the names of the cases to divide.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readCases } from '../../../conformance/lib/readCases.mjs';
import { type InProcess, runInProcess } from '../../cli/testing/runInProcess.ts';
import { outcomes } from './outcomes.ts';
import { VERBS } from './verbs.ts';

type World = Omit<InProcess, 'stdin'> & { stdin: string };

/**
 * Whether a case has a large file, or one without an end. Such cases come last: the process grows by them, and a large
 * process takes long to start git.
 */
const isLarge = (each: unknown) => /"repeat":|"\/dev\//.test(JSON.stringify(each));

const [part, parts, names = ''] = process.argv.slice(2);
const wanted = new Set<string>(JSON.parse(readFileSync(names, 'utf8')));
const cases = readCases(fileURLToPath(new URL('../../../conformance/cases', import.meta.url)))
  .filter(({ name }) => wanted.has(name))
  .filter((_, index) => index % Number(parts) === Number(part))
  .toSorted((a, b) => Number(isLarge(a)) - Number(isLarge(b)));
const commands = Object.fromEntries(
  Object.entries(VERBS).map(([name, verb]) => [
    name,
    (args: string[], { stdin, ...world }: World) =>
      runInProcess([...verb, ...args], { ...world, stdin: Readable.from([Buffer.from(stdin)]) }),
  ]),
);
process.stdout.write(JSON.stringify(await outcomes(cases, commands, 2)));
