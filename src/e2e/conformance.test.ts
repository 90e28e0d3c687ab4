import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { readCases } from '../../conformance/lib/readCases.mjs';
import { bareNode, bundledBelay, run } from '../gate/testing/deployingProject.ts';
import { outcomes } from './conformance/outcomes.ts';
import { VERBS } from './conformance/verbs.ts';

const CONFORMANCE = new URL('../../conformance/', import.meta.url);
/** Without those that `hostileInput.test.ts` runs under watch. */
const CASES = readCases(fileURLToPath(new URL('cases', CONFORMANCE))).filter(
  ({ file }) => !file.startsWith('hostile-'),
);
const FAILING_OPEN = CASES.filter(({ file }) => file === 'failing-open.json');

const folder = mkdtempSync(path.join(tmpdir(), 'belay-conformance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function commandsOf(of: (verb: string[]) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(VERBS).map(([name, verb]) => [name, of(verb)]));
}

/** A few more cases at a time than there are cores: they wait for processes. */
const JOBS = availableParallelism() + 1;
const ALL_WELL = { failed: 0, missing: 0, letThrough: 0, problems: [] };

/** The first two cases of each way of failing open. */
const OF_EACH_WAY = new Set(
  Object.values(Object.groupBy(FAILING_OPEN, ({ name }) => name.split(': ')[0] ?? '')).flatMap(
    (cases = []) => cases.slice(0, 2),
  ),
);

/** What only a process of its own shows, and a sample of the rest. `npm run conformance` starts one for every case. */
function needsProcess(each: (typeof CASES)[number]): boolean {
  const { stdout, env } = each.world ?? {};
  return OF_EACH_WAY.has(each) || stdout !== undefined || env !== undefined;
}

describe.concurrent('Belay’s own gate does as every case says', { timeout: 600_000 }, () => {
  test('the built file, as projects run it, for each way of failing open', async () => {
    const file = path.join(folder, 'belay.mjs');
    writeFileSync(file, await bundledBelay());
    const commands = commandsOf((verb) => [bareNode(), file, ...verb]);
    expect(await outcomes(CASES.filter(needsProcess), commands, JOBS)).toEqual(ALL_WELL);
  });

  test.each([0, 1])('everywhere else, many cases to a process: part %i of 2', async (part) => {
    const names = path.join(folder, `${part}.json`);
    const rest = CASES.filter((each) => !needsProcess(each)).map(({ name }) => name);
    writeFileSync(names, JSON.stringify(rest));
    const script = fileURLToPath(new URL('conformance/runPart.ts', import.meta.url));
    const { code, stdout, stderr } = await run(
      process.execPath,
      [script, String(part), '2', names],
      folder,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(ALL_WELL);
  });
});

test('there are enough cases, and every well-known way of failing open is among them', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(250);
  const ways = new Set(FAILING_OPEN.map(({ name }) => name.split(': ')[0]));
  expect([...ways]).toEqual([
    'no rule was loaded',
    'a filter matched nothing',
    'unknown counted as a pass',
    'no terminal counted as yes',
    'an approval was never asked for',
    'a verdict was used late',
    'the caller dropped the exit code',
    'a bypass left no trace',
    'calendar data ended',
  ]);
});

describe('the runner finds out', { timeout: 60_000 }, () => {
  test('a gate that lets everything through', async () => {
    const { letThrough, missing, problems } = await outcomes(
      FAILING_OPEN,
      commandsOf(() => ['true']),
      JOBS,
    );
    const bad = FAILING_OPEN.filter((each) =>
      [each, ...(each.then ?? [])].some((step) => step.expect.exit !== 0),
    );
    expect([letThrough, missing]).toEqual([bad.length, 0]);
    expect(problems).toContain(
      'no rule was loaded: the rules file is not there: exit code 0, expected 2',
    );
  });

  test('a gate that never lets anything through', async () => {
    const goes = CASES.filter(({ expect: { exit } }) => exit === 0).slice(0, 20);
    expect(
      await outcomes(
        goes,
        commandsOf(() => ['false']),
        JOBS,
      ),
    ).toMatchObject({ failed: 20, letThrough: 0 });
  });

  test('a report that disagrees with the exit code, and a verdict that is missing', async () => {
    const [each] = CASES.filter(({ name }) => name === 'yes is hoped for, and yes it is');
    const gate = ['sh', '-c', 'echo \'{"decision":"stop","rules":[]}\''];
    expect((await outcomes([each], { gate }, JOBS)).problems).toEqual([
      'yes is hoped for, and yes it is: the report says stop, and the exit code 0',
      'yes is hoped for, and yes it is: tests-green is missing, expected pass',
    ]);
  });

  test('a case that it could not run, because there is no log', async () => {
    const { log: _, ...others } = commandsOf(() => ['true']);
    const recorded = FAILING_OPEN.filter(({ expect: { record } }) => record);
    expect(await outcomes(recorded, others, JOBS)).toMatchObject({ missing: recorded.length });
  });
});

test('every case file is as the schema says', () => {
  const schema = JSON.parse(readFileSync(new URL('cases.schema.json', CONFORMANCE), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  for (const file of readdirSync(new URL('cases/', CONFORMANCE))) {
    const data = JSON.parse(readFileSync(new URL(`cases/${file}`, CONFORMANCE), 'utf8'));
    validate(data);
    expect([file, validate.errors]).toEqual([file, null]);
  }
});
