/** The schemas, with zod and with its replacement in bundles: they must accept the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { BelayConfig } from '../../gate/projectConfig.ts';
import { BelayRecord } from '../../gate/records/model.ts';
import { runOf } from '../../gate/testing/records.ts';
import { rule, rulesFile } from '../../gate/testing/rules.ts';
import { ChecklistFrontMatter } from '../../journal/fields/checklistFields.ts';
import { IncidentFrontMatter } from '../../journal/fields/incidentFields.ts';
import { type Check, RulesFile } from '../../rules/model.ts';
import { QUICK_NAMES, quickZodPlugin } from './quickZodPlugin.ts';

const ENTRY = `
  export { RulesFile } from './rules/model.ts';
  export { BelayConfig } from './gate/projectConfig.ts';
  export { BelayRecord } from './gate/records/model.ts';
  export { ChecklistFrontMatter } from './journal/fields/checklistFields.ts';
  export { IncidentFrontMatter } from './journal/fields/incidentFields.ts';
  export { loadedZod } from 'zod';`;

type Quick = Record<(typeof VALID)[number][0], z.ZodType> & {
  loadedZod(): boolean;
};

let folder: string;
let quick: Quick;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-quick-'));
  const outfile = path.join(folder, 'quick.mjs');
  const stdin = { contents: ENTRY, resolveDir: path.resolve(import.meta.dirname, '../..') };
  await build({
    ...{
      stdin,
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      plugins: [quickZodPlugin(QUICK_NAMES)],
    },
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);",
    },
  });
  quick = await import(outfile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHECKS: Check[] = [
  { kind: 'person', role: 'dba' },
  { kind: 'calendar', name: 'working-day' },
  { kind: 'calendar', name: 'weekday', weekdays: ['friday'] },
  { kind: 'calendar', name: 'between', from: '22:00', to: '06:00' },
  { kind: 'command', name: 'unit-tests', for: 60 },
  { kind: 'http', url: 'https://shop.example/health', status: 200, tlsDays: 7 },
];

const RULES = await rulesFile(CHECKS.map((check, index) => rule(`rule-${index}`, { check })));
const CONFIG = {
  project: 'shop',
  environments: { production: { branches: ['release/*'] }, staging: {} },
  commands: { 'unit-tests': 'npm test', lint: ['npm', 'run', 'lint'] },
  urls: { shop: { production: 'https://shop.example/' }, plain: 'http://plain.example:8080/x?y#z' },
  people: { dba: ['ada.l@example.com'] },
  timeouts: { http: 5 },
  vacations: [{ from: '2026-08-03', to: '2026-08-21' }],
  notify: { chat: { webhook: 'https://chat.example/hook' }, mail: 'mail ops' },
  answersFor: '24h',
  overrides: { by: ['dba'] },
};
const RECORD = runOf({ branch: 'main', after: [{ record: `sha256-${'B'.repeat(43)}=` }] });

const INCIDENT = {
  title: ' Workers died ',
  date: '2019-06-24T09:40Z',
  resolved: '2019-06-24T14:10Z',
  severity: 'sev2',
  services: ['shop'],
  symptoms: ['segfault at 0'],
  appliesTo: { projects: ['shop'], stacks: ['django'] },
};
const CHECKLIST = { title: 'Release', stage: 'after-deploy', tags: ['database'] };

const VALID = [
  ['RulesFile', RulesFile, RULES],
  ['BelayConfig', BelayConfig, CONFIG],
  ['BelayRecord', BelayRecord, RECORD],
  ['IncidentFrontMatter', IncidentFrontMatter, INCIDENT],
  ['ChecklistFrontMatter', ChecklistFrontMatter, CHECKLIST],
] as const;

/** What a schema makes of a value, as far as anyone sees it: also the order of fields, which records are written in. */
function verdict(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  return success ? JSON.stringify(data) : error?.issues.map((issue) => JSON.stringify(issue));
}

// If this fails after a change of a schema: `quickZod.ts` does not know a function of zod that the schema is written with.
test('valid values are accepted without loading zod', () => {
  for (const [name, schema, value] of VALID) {
    expect(verdict(quick[name], value)).toBe(verdict(schema, value));
  }
  expect(quick.loadedZod()).toBe(false);
});

const ODD: unknown[] = [
  ...[null, undefined, '', ' ', 0, -1, 1.5, 1e9, 2 ** 60, Number.NaN, true, [], {}, [''], ['a', 1]],
  ...['2026-02-29', '2024-02-29', '2026-13-01', '2026-11-31', '24:00', '2026-11-24T10:00:00Z'],
  ...[
    '2026-11-24T10:00Z',
    '2026-11-24T10:00:00+03:00',
    '2026-02-30T10:00:00Z',
    '24h',
    '24 parsecs',
  ],
  ...['javascript:alert(1)', 'https://', 'https://a b/', ' https://a.example', 'HTTPS://A.example'],
  ...['http://256.256.256.256/', 'https://a.example:99999/', 'ftp://a.example', 'shop/health'],
  ...['a@b', 'A@b.example', '.a@b.example', 'a..b@c.example', 'a+b@c-d.example', 'ş@b.example'],
  ...[
    'x'.repeat(2001),
    '😀'.repeat(1500),
    'sha256-x',
    'weekday',
    'person',
    'constructor',
    'toString',
  ],
  ...[
    { kind: 'person' },
    { kind: 'calendar' },
    { kind: 'calendar', name: 'weekday', weekdays: [] },
  ],
  ...[{ from: '2026-08-21', to: '2026-08-03' }, { webhook: 'x' }, { branches: null }],
  JSON.parse('{"__proto__": 1}'),
  Object.assign(Object.create({ inherited: 1 }), { own: 1 }),
];

/** All places in a value, as the keys that lead there. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.keys(value).flatMap((key) => placesIn(value[key as never], [...at, key]))];
}

const REMOVED = Symbol('removed');

/** A copy with another value in one place, or without that place. A place within a text or number stays as it is. */
function withChange(value: unknown, at: readonly string[], change: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return change;
  if (typeof value !== 'object' || value === null) return value;
  const copy = structuredClone(value) as Record<string, unknown>;
  const changed = withChange(copy[key], rest, change);
  if (changed === REMOVED) delete copy[key];
  else copy[key] = changed;
  return copy;
}

describe.each(VALID)('%s', (name, schema, value) => {
  test('a value with one odd place is judged as by zod', () => {
    const places = placesIn(value);
    const odd = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue(), fc.string(), fc.webUrl());
    fc.assert(
      fc.property(fc.constantFrom(...places), odd, (at, change) => {
        const changed = withChange(value, at, change);
        expect(verdict(quick[name], changed)).toEqual(verdict(schema, changed));
      }),
      { numRuns: 150 },
    );
  });

  test('a field too many or too few is judged as by zod', () => {
    const keys = ['surplus', 'constructor', 'kind', 'name', 'until'];
    const places = placesIn(value);
    const changes = places.flatMap((at) => [
      ...keys.map((key) => withChange(value, [...at, key], 'x')),
      withChange(value, at, REMOVED),
    ]);
    for (const changed of changes) {
      expect(verdict(quick[name], changed)).toEqual(verdict(schema, changed));
    }
  });
});
