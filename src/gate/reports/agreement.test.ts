/** Every report says the same as the decision, is sound by its published schema, and gives no orders. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Decision } from '../../decision/decision.ts';
import { anyDecision } from '../testing/decisions.ts';
import { githubSummary } from './githubSummary.ts';
import { REPORTS, type ReportName } from './reports.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

let decisions: Decision[];
beforeAll(() => {
  decisions = fc.sample(anyDecision, { numRuns: 1000, seed: 20190624 });
});

const isGo = ({ decision }: Decision) => decision === 'go';
const report = (name: ReportName, decision: Decision) => REPORTS[name](decision);

test('the thousand decisions are of all kinds', () => {
  for (const kind of ['go', 'stop', 'undecided']) {
    const some = decisions.filter(({ decision }) => decision === kind);
    expect(some.length, kind).toBeGreaterThan(50);
  }
  const verdicts = new Set(decisions.flatMap(({ rules }) => rules.map(({ verdict }) => verdict)));
  expect(verdicts.size).toBe(6);
});

test('pretty ends with the decision, in one word', () => {
  for (const decision of decisions) {
    const words = report('pretty', decision).match(/^(Go|Stop|Undecided)\. /gm);
    expect(words?.map((word) => word.slice(0, -2).toLowerCase())).toEqual([decision.decision]);
  }
});

test('json is the decision', () => {
  for (const decision of decisions) {
    expect(JSON.parse(report('json', decision))).toEqual(JSON.parse(JSON.stringify(decision)));
  }
});

test('junit fits Jenkins’s schema, and has a failure or an error exactly where it is no go', async () => {
  const files = decisions.map((decision, index) => ({
    fileName: `${index}.xml`,
    contents: report('junit', decision),
  }));
  const schema = { fileName: 'jenkins-junit.xsd', contents: fixture('jenkins-junit.xsd') };
  const { errors, valid } = await validateXML({ xml: files, schema: [schema] });
  expect([errors, valid]).toEqual([[], true]);
  decisions.forEach((decision, index) => {
    const xml = files[index]?.contents ?? '';
    const [, tests, failures, errors] =
      xml.match(/<testsuites [^>]*tests="(\d+)" failures="(\d+)" errors="(\d+)"/) ?? [];
    expect(Number(failures) + Number(errors) === 0).toBe(isGo(decision));
    expect(xml.match(/<testcase /g)?.length ?? 0).toBe(Number(tests));
    expect(xml.match(/<failure /g)?.length ?? 0).toBe(Number(failures));
    expect(xml.match(/<error /g)?.length ?? 0).toBe(Number(errors));
  });
}, 60_000);

test('github has an error exactly where it is no go, and no other command', () => {
  for (const decision of decisions) {
    const lines = report('github', decision).split('\n');
    const obeyed = lines.filter((line) => line.trimStart().startsWith('::'));
    for (const line of obeyed) expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*::/);
    const inDoubt = decision.rules.filter(({ verdict }) =>
      ['stop', 'unknown', 'warn', 'overridden'].includes(verdict),
    );
    const recovery = decision.recovery.length > 0 ? 1 : 0;
    expect(obeyed.length).toBe(inDoubt.length + 1 + recovery);
    expect(obeyed.some((line) => line.startsWith('::error '))).toBe(!isGo(decision));
    expect(lines.filter((line) => !line.startsWith('::')).join('\n')).not.toContain('##[');
  }
});

test('github’s summary says it in its first lines, and holds no markup from outside', () => {
  for (const decision of decisions) {
    const text = githubSummary(decision);
    const word = { go: 'Go', stop: 'Stop', undecided: 'Undecided' }[decision.decision];
    expect(text.split('\n')[2]).toMatch(new RegExp(`^\\*\\*${word}&#46; `));
    expect(text.replaceAll(/\]\(<https:[^<>\s]*>\)/g, '')).not.toMatch(/[<>`]/);
  }
});

test('sarif fits its schema, and has an error in force exactly where it is no go', () => {
  const ajv = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false }));
  const validate = ajv.compile(JSON.parse(fixture('sarif-2.1.0-rtm.5.json')));
  for (const decision of decisions) {
    const log = JSON.parse(report('sarif', decision));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const [{ results, invocations }] = log.runs;
    const inForce = results.filter(
      ({ kind, level, suppressions = [] }: Record<string, unknown[]>) =>
        String(kind) === 'fail' && String(level) === 'error' && suppressions.length === 0,
    );
    expect(inForce.length === 0 && invocations[0].executionSuccessful).toBe(isGo(decision));
  }
}, 60_000);
