import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import { readCases } from '../../conformance/lib/readCases.mjs';
import { runCases } from '../../conformance/lib/runCases.mjs';
import { bundleBelay } from '../cli/bundle.ts';
import { bareNode } from '../gate/testing/deployingProject.ts';

const CONFORMANCE = new URL('../../conformance/', import.meta.url);
const CASES = readCases(fileURLToPath(new URL('cases', CONFORMANCE)));
const FAILING_OPEN = CASES.filter(({ file }) => file === 'failing-open.json');

const folder = mkdtempSync(path.join(tmpdir(), 'belay-conformance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All four commands, each of which is this one. */
function only(command: string[]) {
  return Object.fromEntries(['gate', 'verify', 'answer', 'log'].map((name) => [name, command]));
}

async function outcomes(cases: typeof CASES, commands: Record<string, string[]>) {
  const problems: string[] = [];
  const counts = await runCases(
    cases,
    commands,
    availableParallelism() + 1,
    (result: { name: string; problems: string[] }) => {
      problems.push(...result.problems.map((problem: string) => `${result.name}: ${problem}`));
    },
  );
  return { ...counts, problems };
}

test('Belay’s own gate, as projects run it, does as every case says', {
  timeout: 240_000,
}, async () => {
  const file = path.join(folder, 'belay.mjs');
  writeFileSync(file, (await bundleBelay()).text);
  const log = ['cat', '.belay/records.jsonl'];
  const result = await outcomes(CASES, [bareNode(), file, 'gate'], log);
  expect(result).toEqual({ failed: 0, missing: 0, letThrough: 0, problems: [] });
});

test('there are cases enough, and every well-known way of failing open is among them', () => {
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
    const { letThrough, missing, problems } = await outcomes(FAILING_OPEN, only(['true']));
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
    expect(await outcomes(goes, only(['false']))).toMatchObject({ failed: 20, letThrough: 0 });
  });

  test('a report that disagrees with the exit code, and a verdict that is missing', async () => {
    const [each] = CASES.filter(({ name }) => name === 'yes is hoped for, and yes it is');
    const gate = ['sh', '-c', 'echo \'{"decision":"stop","rules":[]}\''];
    expect((await outcomes([each], { gate })).problems).toEqual([
      'yes is hoped for, and yes it is: the report says stop, and the exit code 0',
      'yes is hoped for, and yes it is: tests-green is missing, expected pass',
    ]);
  });

  test('a case that it could not run, for want of a log', async () => {
    const { log: _, ...others } = only(['true']);
    expect(await outcomes(FAILING_OPEN, others)).toMatchObject({
      missing: FAILING_OPEN.filter(({ expect: { record } }) => record).length,
    });
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
