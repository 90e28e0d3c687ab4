import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { configSchema, readProjectConfig } from './projectConfig.ts';

const FULL = {
  $schema: './.belay/belay.schema.json',
  project: 'django-shop',
  stacks: ['django'],
  environments: { production: { branches: ['main'] }, staging: {} },
  commands: { 'unit-tests': 'make test', lint: ['ruff', 'check'] },
  libraries: { psycopg2: '.venv/lib' },
  hosts: ['shop.example'],
  people: { 'product-manager': ['ada@shop.example'] },
  rules: 'https://journal.example/rules.json',
  timeouts: { command: 60 },
  redact: ['SHOP_TOKEN'],
  vacations: [{ from: '2026-08-03', to: '2026-08-21' }],
  allowEmpty: false,
  requireLatest: false,
};

test('a project needs a name, and has a sane value for all the rest', () => {
  expect(readProjectConfig('{ "project": "shop" }', 'belay.json')).toEqual({
    ok: true,
    data: expect.objectContaining({
      project: 'shop',
      environments: {},
      timeouts: { command: 600, http: 60 },
      allowEmpty: false,
    }),
  });
});

test('every field is read, and the published schema takes the same file', () => {
  const result = readProjectConfig(JSON.stringify(FULL), 'belay.json');
  expect(result).toMatchObject({ ok: true, data: { timeouts: { command: 60, http: 60 } } });
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(configSchema());
  expect(validate(FULL), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...FULL, comands: {} })).toBe(false);
});

describe('a problem is reported with its place and what to do', () => {
  test.each<[string, string, string]>([
    [
      'a misspelt field',
      '{\n  "project": "shop",\n  "comands": {}\n}',
      '3:3  error  there is no field "comands"  (belay-json)\n    Did you mean "commands"?',
    ],
    [
      'a misspelt field within',
      '{"project":"a","timeouts":{"comand":1}}',
      '1:28  error  there is no field "comand"  (belay-json)\n    Did you mean "command"?',
    ],
    [
      'a misspelt field of an environment',
      '{"project":"a","environments":{"production":{"branch":[]}}}',
      'there is no field "branch"  (belay-json)\n    Did you mean "branches"?',
    ],
    [
      'a name of a site that no rule could use',
      '{"project":"a","urls":{"shop.eu":"https://shop.example"}}',
      '"shop.eu" cannot be a name in urls; expected lower-case letters, digits, "_" and "-"',
    ],
    ['no project', '{\n}', '1:1  error  the field "project" is missing'],
    [
      'a wrong type',
      '{"project":"a","stacks":"django"}',
      '1:25  error  stacks is "django"; expected a list in square brackets',
    ],
    [
      'a command that is nothing',
      '{"project":"a","commands":{"t":""}}',
      '1:32  error  commands.t is ""',
    ],
    [
      'a role without people',
      '{"project":"a","people":{"pm":[]}}',
      '1:31  error  people.pm is []; it is empty',
    ],
    [
      'a date that does not exist',
      '{"project":"a","vacations":[{"from":"2026-02-30","to":"2026-03-01"}]}',
      '1:37  error  vacations.0.from is "2026-02-30"; expected a date',
    ],
    [
      'a vacation without an end',
      '{"project":"a","vacations":[{"from":"2026-02-03"}]}',
      '1:29  error  the field "vacations.0.to" is missing',
    ],
    [
      'a vacation that ends before it begins',
      '{"project":"a","vacations":[{"from":"2026-02-03","to":"2026-02-01"}]}',
      'its last day (`to`) must not be before its first (`from`)',
    ],
    [
      'a time limit of nothing',
      '{"project":"a","timeouts":{"command":0}}',
      'timeouts.command is 0; expected at least 1',
    ],
    [
      'a name with a blank',
      '{"project":"a","commands":{"unit tests":"x"}}',
      '1:41  error  "unit tests" cannot be a name in commands; expected lower-case letters, digits, ".", "_" and "-"',
    ],
    ['a duplicate key', '{"project":"a",\n"project":"b"}', '2:1  error  duplicate field "project"'],
    ['a trailing comma', '{"project":"a",}', 'this is not JSON: property name expected'],
    ['a comment', '{"project":"a" /* b */}', 'this is not JSON: invalid comment token'],
    [
      'a byte order mark',
      '\uFEFF{"project":"a"}',
      '1:1  error  the file begins with a byte order mark',
    ],
    ['an empty file', '', '1:1  error  this is not JSON'],
    ['a list', '[]', '1:1  error  the file is []; expected fields of its own'],
    ['two values', '{"project":"a"} {}', 'this is not JSON'],
    [
      'a prototype',
      '{"project":"a","__proto__":{"allowEmpty":true}}',
      'there is no field "__proto__"',
    ],
  ])('%s', (_, text, message) => {
    const result = readProjectConfig(text, 'belay.json');
    expect(result.ok ? 'read' : result.diagnostics.map(formatDiagnostic).join('\n')).toContain(
      message,
    );
  });
});
