import { describe, expect, test } from 'vitest';
import { digestOf } from '../files/digest.ts';
import { readRules } from './rulesFile.ts';
import { rule, rulesFile } from './testing/rules.ts';

const read = (text: string | Uint8Array) =>
  readRules(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'rules.json');

test('a sound file is read whole', async () => {
  const file = await rulesFile([rule('a'), rule('b')]);
  expect(read(JSON.stringify(file))).toEqual({ ok: true, file });
});

/** Changes a sound file and signs it again, so that only the change can be the reason. */
async function changed(change: (file: Record<string, unknown>) => void): Promise<string> {
  const file = structuredClone(await rulesFile([rule('a')])) as Record<string, unknown>;
  change(file);
  return JSON.stringify({ ...file, digest: digestOf(file) });
}

describe('a file is refused where it', () => {
  test.each<[string, () => Promise<string | Uint8Array> | string, string]>([
    ['is empty', () => '', 'is not JSON'],
    ['is cut off', async () => (await changed(() => {})).slice(0, -2), 'is not JSON'],
    ['is not UTF-8', async () => new Uint8Array([0x22, 0xff, 0x22]), 'is not JSON in UTF-8'],
    [
      'begins with a byte order mark',
      async () => `\uFEFF${await changed(() => {})}`,
      'is not JSON',
    ],
    ['is null', () => 'null', 'knows: the file is null; expected fields of its own.'],
    ['is a list', () => '[]', 'knows: the file is []; expected fields of its own.'],
    [
      'is of a later version',
      () =>
        changed((file) => {
          file['version'] = 2;
        }),
      'is of version 2',
    ],
    [
      'has an unknown field',
      () =>
        changed((file) => {
          file['run'] = 'rm -rf /';
        }),
      'there is no field "run".',
    ],
    [
      'lacks its rules',
      () =>
        changed((file) => {
          file['rules'] = undefined;
        }),
      'the field "rules" is missing; expected a list in square brackets.',
    ],
    [
      'has a rule twice',
      () =>
        changed((file) => {
          file['rules'] = [rule('a'), rule('a')];
        }),
      'contains the rule "a" twice',
    ],
    [
      'has an unknown check',
      () =>
        changed((file) => {
          file['rules'] = [{ ...rule('a'), check: { kind: 'exec', name: 'a' } }];
        }),
      'rules.0.check.kind is "exec"; ',
    ],
    [
      'has a field in a check',
      () =>
        changed((file) => {
          file['rules'] = [{ ...rule('a'), check: { kind: 'command', name: 'a', run: 'id' } }];
        }),
      'rules.0.check: there is no field "run".',
    ],
    [
      'has a name that is a path',
      () =>
        changed((file) => {
          file['rules'] = [{ ...rule('a'), check: { kind: 'command', name: '../a' } }];
        }),
      'rules.0.check.name is "../a"; expected lower-case letters, digits',
    ],
    [
      'does not match its digest',
      async () => (await changed(() => {})).replace('fine', 'well'),
      'its digest does not match',
    ],
    ['is nested without end', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ''],
    ['is nested too deep', () => `${'['.repeat(40)}${']'.repeat(40)}`, 'nested more than 32'],
    [
      'names a prototype',
      async () => (await changed(() => {})).replace('{', '{"__proto__":{"x":1},'),
      '',
    ],
    ['is too large', async () => new Uint8Array(33 * 1024 * 1024), 'larger than 32 MB'],
  ])('%s', async (_, make, reason) => {
    expect(read(await make())).toEqual({
      ok: false,
      reason: expect.stringContaining(reason),
    });
  });
});
