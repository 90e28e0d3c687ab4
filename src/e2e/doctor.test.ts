/** What `belay doctor` finds in a checkout: signatures that would not count, and folders that a push would not have. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import { type SshKeys, sshKeys } from '../gate/testing/sshKeys.ts';

const RULES = await rulesFile([rule('confirmed', { check: { kind: 'person', role: 'pm' } })]);
const SETTINGS = {
  project: 'shop',
  environments: { production: { branches: ['main'] } },
  people: { pm: ['ada@shop.example'] },
};

let keys: SshKeys;
beforeAll(() => {
  keys = sshKeys('ada', 'eve');
});
afterAll(() => keys[Symbol.dispose]());

let project: DeployingProject;
beforeEach(async () => {
  project = await deployingProject(RULES, {}, 'in this process');
  return () => project[Symbol.dispose]();
});

/** The problems of some kinds that the doctor finds, each in a line. */
async function problems(codes: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { stdout } = await project.belay(['doctor', '--json'], env);
  const found: { code: string; message: string; fix: string }[] = JSON.parse(stdout).problems;
  return found
    .filter(({ code }) => codes.includes(code))
    .map(({ code, message, fix }) => `${code}: ${message} ${fix}`);
}

test.each<[what: string, signer: string, listed: string, requireSigned: boolean, found: RegExp[]]>([
  ['a key of the person', 'ada', 'ada ada', true, []],
  ['a key that is not listed', 'eve', 'ada ada', true, [/not trusted\. .*allowed_signers: ada@/]],
  ['a key of somebody else', 'eve', 'eve eve', true, [/the signature is by eve@shop\.example/]],
  ['a key that is not there', 'gone', 'ada ada', true, [/git cannot sign: .*gone/s]],
  ['no key', '', 'ada ada', true, [/no signing key is set in git/]],
  [
    'a key that is not listed, where none is required',
    'eve',
    'ada ada',
    false,
    [/^signing: If answers had to be signed, /],
  ],
  ['no key, where none is required', '', 'ada ada', false, []],
])('signing is tried: %s', async (_, signer, listed, requireSigned, found) => {
  const [address, name = ''] = listed.split(' ');
  project.write('belay.json', { ...SETTINGS, requireSigned });
  const line = `${address}@shop.example ${keys.keyOf(name)}`;
  project.write('.belay/allowed_signers', line);
  commitAll(project.root);
  const env = signer === '' ? {} : keys.signingWith(signer);
  expect(await problems(['signing'], env)).toEqual(
    found.map((each) => expect.stringMatching(each)),
  );
  const objects = execFileSync('git', ['for-each-ref', 'refs/notes'], {
    cwd: project.root,
    env: gitEnvironment(),
    encoding: 'utf8',
  });
  expect(objects).toBe('');
});

test('a bound folder that git ignores has to be in "borrow", as a push is checked in a clean checkout', async () => {
  const settings = { ...SETTINGS, libraries: { psycopg2: 'venv/lib/site-packages' } };
  project.write('.gitignore', 'venv\n');
  project.write('belay.json', settings);
  commitAll(project.root);
  expect(await problems(['folder-not-borrowed'])).toEqual([
    expect.stringContaining('Write in belay.json: "borrow": ["venv"]'),
  ]);
  project.write('belay.json', { ...settings, borrow: ['venv'] });
  expect(await problems(['folder-not-borrowed'])).toEqual([]);
  project.write('belay.json', settings);
  project.write('.gitignore', '');
  expect(await problems(['folder-not-borrowed'])).toEqual([]);
});
