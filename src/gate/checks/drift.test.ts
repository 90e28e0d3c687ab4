import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandLimits } from './command.ts';
import { checkDrift, takeOutput } from './drift.ts';
import { lineDiff } from './lineDiff.ts';
import { acceptSnapshot, snapshotFile } from './snapshot.ts';

const root = mkdtempSync(path.join(tmpdir(), 'belay-drift-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const file = snapshotFile(root, 'production', 'packages');
const listing = path.join(root, 'listing');
const limits: CommandLimits = {
  cwd: root,
  env: { ...process.env, TOKEN: 'tiger-lily' },
  timeout: 60_000,
  signal: new AbortController().signal,
  redact: ['TOKEN'],
};

function check(command: string | string[] = ['cat', listing]) {
  return checkDrift({ name: 'packages', command, file }, limits);
}

describe('a listing', () => {
  beforeEach(async () => {
    await acceptSnapshot(file, 'libc6 2.24\nlibssl 1.0.2\nopenssl 1.0.2\n');
  });

  test.each([
    ['the same', 'libc6 2.24\nlibssl 1.0.2\nopenssl 1.0.2\n', 'good'],
    ['without the last line end', 'libc6 2.24\nlibssl 1.0.2\nopenssl 1.0.2', 'good'],
    ['with line ends of Windows', 'libc6 2.24\r\nlibssl 1.0.2\r\nopenssl 1.0.2\r\n', 'good'],
    ['with a line more', 'libc6 2.24\nlibssl 1.0.2\nopenssl 1.0.2\nzlib 1\n', 'bad'],
    ['with an empty line more', 'libc6 2.24\nlibssl 1.0.2\nopenssl 1.0.2\n\n', 'bad'],
    ['with a space more', 'libc6 2.24\nlibssl 1.0.2 \nopenssl 1.0.2\n', 'bad'],
    ['in another order', 'libssl 1.0.2\nlibc6 2.24\nopenssl 1.0.2\n', 'bad'],
    ['that is empty', '', 'bad'],
  ])('%s', async (_, text, answer) => {
    writeFileSync(listing, text);
    expect((await check()).answer).toBe(answer);
  });

  test('that differs is shown as a diff', async () => {
    writeFileSync(listing, 'libc6 2.24\nlibssl 1.1.0\nopenssl 1.0.2\nzlib\u001b[2J 1\n');
    const { evidence, detail } = await check();
    expect(evidence).toContain('1 line removed, 2 lines added');
    expect(evidence).toContain('`belay accept packages --reason');
    expect(detail).toBe(
      '@@ -1,3 +1,4 @@\n libc6 2.24\n-libssl 1.0.2\n+libssl 1.1.0\n openssl 1.0.2\n+zlib\\x1b[2J 1',
    );
  });

  test('is what the command says, not its complaints', async () => {
    writeFileSync(listing, readFileSync(file));
    expect((await check(`echo careful >&2; cat ${listing}`)).answer).toBe('good');
  });

  test.each([
    ['whose command fails', 'echo half; echo no route >&2; exit 3', 'exit code 3', 'no route'],
    ['whose command is not there', 'no-such-command-here', 'not found', 'no-such-command-here'],
    ['that is no text', String.raw`printf '\377'`, 'not print UTF-8', undefined],
    ['that is too long', 'head -c 1000001 /dev/zero', 'more than 1 MB', undefined],
  ])('%s is unknown', async (_, command, evidence, detail) => {
    const finding = await check(command);
    expect(finding).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining(evidence),
    });
    if (detail) expect(finding.detail).toContain(detail);
  });

  test('is unknown if the snapshot is not text', async () => {
    writeFileSync(file, Buffer.from([255]));
    expect(await check()).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining('it is not UTF-8'),
    });
  });
});

test('without a snapshot nothing is run, and the message says what to do', async () => {
  rmSync(file, { force: true });
  expect(await check(['touch', path.join(root, 'ran')])).toEqual({
    answer: 'unknown',
    evidence:
      'there is no accepted output of packages yet: run `belay accept packages --reason "…"`',
  });
  expect(readdirSync(root)).not.toContain('ran');
});

test('what was taken and accepted is good the next time, and holds no secret', async () => {
  const bound = { name: 'packages', command: 'echo "key $TOKEN"' };
  const taken = await takeOutput(bound, limits);
  expect(taken).toEqual({ ok: true, text: 'key [TOKEN]\n' });
  expect(await acceptSnapshot(file, taken.ok ? taken.text : '')).toEqual({ ok: true });
  expect((await checkDrift({ ...bound, file }, limits)).answer).toBe('good');
  expect(readdirSync(path.dirname(file))).toEqual(['packages.txt']);
});

test('if nothing can be written, it says why, and the old snapshot stays', async () => {
  const folder = path.join(root, 'other');
  mkdirSync(folder);
  writeFileSync(path.join(folder, '.belay'), 'in the way');
  const inTheWay = snapshotFile(folder, undefined, 'packages');
  expect(await acceptSnapshot(inTheWay, 'new')).toEqual({ ok: false, reason: 'ENOTDIR' });
  if (process.getuid?.() === 0) return;
  await acceptSnapshot(file, 'old');
  chmodSync(path.dirname(file), 0o555);
  expect(await acceptSnapshot(file, 'new')).toEqual({ ok: false, reason: 'EACCES' });
  chmodSync(path.dirname(file), 0o755);
  expect(readFileSync(file, 'utf8')).toBe('old\n');
});

test.each([
  ['production', 'packages', 'production/packages.txt'],
  [undefined, 'packages', 'default/packages.txt'],
  ['a.b', '0-1_2', 'a.b/0-1_2.txt'],
])('the snapshot of %s and %s is at %s', (environment, name, expected) => {
  expect(snapshotFile('/p', environment, name)).toBe(path.join('/p/.belay/snapshots', expected));
});

test.each([
  ['..', 'x'],
  ['x', '../x'],
  ['a/b', 'x'],
  ['x', ''],
  ['', 'x'],
  ['x', 'a\\b'],
  ['x', 'a\0b'],
  ['x', 'x\n'],
])('no snapshot is at %j and %j', (environment, name) => {
  expect(() => snapshotFile('/p', environment, name)).toThrow(RangeError);
});

describe('a diff', () => {
  test('counts what came and went, however long it is, and is cut', () => {
    const many = (word: string) =>
      Array.from({ length: 5000 }, (_, n) => `${word} ${n}\n`).join('');
    const { added, removed, text } = lineDiff(many('old'), many('new'));
    expect([added, removed]).toEqual([5000, 5000]);
    expect(text.split('\n')).toHaveLength(201);
    expect(text).toMatch(/… and 9801 more lines$/);
  });

  test('of different texts is never empty', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '', '+', '-c'))
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(lineDiff(before, after).text !== '').toBe(before !== after);
      }),
    );
  });
});
