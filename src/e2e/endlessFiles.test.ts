/** Files of a project or journal that are devices or pipes, which may never end, are refused before they are read. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownFromWatch } from '../cli/matching/fromWatch.ts';
import { digestOfText } from '../files/digest.ts';
import { readSnapshot } from '../gate/checks/snapshot.ts';
import { policyInFolder } from '../gate/policyFiles.ts';
import { changedProgram, DIGEST_FILE } from '../gate/programDigest.ts';
import { fileLedger } from '../gate/records/fileLedger.ts';
import { answerRecord } from '../gate/testing/records.ts';
import { rulesFile } from '../gate/testing/rules.ts';
import { readState } from '../gate/watch/stateFile.ts';
import { readText } from '../journal/reading/readText.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-endless-'));
const at = (name: string) => path.join(folder, name);
beforeAll(() => {
  symlinkSync('/dev/zero', at('zero'));
  symlinkSync('/dev/full', at('full'));
  execFileSync('mkfifo', [at('pipe')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const READERS: Record<string, (file: string) => unknown> = {
  'the records': (file) => fileLedger(file).readAll(),
  'the records, to append one': (file) =>
    fileLedger(file).append(answerRecord({ after: [{ record: digestOfText('before') }] })),
  'the state of a watch': readState,
  'the state of a watch, for a new incident': (file) => knownFromWatch(file, folder),
  'an accepted output': async (file) => {
    const found = await readSnapshot(file);
    if (found.kind === 'unreadable') throw new Error(found.reason);
  },
  'the text of a journal': async (file) => {
    const found = readText(file, 'journal.yaml');
    if (!found.ok) throw new Error(found.diagnostic.message);
  },
};

test.each(
  Object.entries(READERS).flatMap(([what, read]) =>
    ['zero', 'full', 'pipe'].map((name) => [what, name, read] as const),
  ),
)('%s: /dev/%s', async (_, name, read) => {
  await expect((async () => read(at(name)))()).rejects.toThrow(/it is not a file/);
});

test.each(['zero', 'full', 'pipe'])(
  'keys that nobody can read are not keys that are missing: %s',
  async (name) => {
    const root = at(`keys-${name}`);
    mkdirSync(path.join(root, '.belay'), { recursive: true });
    const policy = { config: {}, rules: await rulesFile([]) } as never;
    const read = () => policyInFolder(policy, { root, now: new Date() });
    expect((await read()).signers).toBeUndefined();
    symlinkSync(at(name), path.join(root, '.belay/allowed_signers'));
    await expect(read()).rejects.toThrow(/allowed_signers cannot be read: it is not a file/);
  },
);

test.each(['zero', 'full', 'pipe'])(
  'a program whose digest nobody can read counts as changed: %s',
  async (name) => {
    const root = at(`program-${name}`);
    mkdirSync(path.join(root, '.belay'), { recursive: true });
    expect(await changedProgram(root)).toBeUndefined();
    symlinkSync(at(name), path.join(root, '.belay', DIGEST_FILE));
    expect(await changedProgram(root)).toMatch(/it is not a file/);
  },
);
