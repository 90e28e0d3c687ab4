/** The upgrade of June 2019 in the example: this time the journal's own rules hold the deploy. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { buildElf } from '../gate/checks/linkedLibraries/testing/elfBuilder.ts';
import { bareNode, commitAll, run } from '../gate/testing/deployingProject.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/django-shop', import.meta.url));
const ANSWERS = [
  'are-all-changes-confirmed-by-the-product-manager-in-the-staging-server=yes',
  'read-what-changed-in-the-packages-that-the-source-pins=done',
];
const TUESDAY = ['--environment', 'production', '--now', '2026-11-24T10:00'];

test('the packages of the server are accepted as they are, and stop the deploy when they change', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-upgrade-'));
  const shop = path.join(folder, 'shop');
  const at = (file: string) => path.join(shop, file);
  cpSync(EXAMPLE, shop, { recursive: true, filter: (file) => !/(\.belay|build)$/.test(file) });
  const config = JSON.parse(readFileSync(at('belay.json'), 'utf8'));
  const psycopg2 = { stacks: ['django'], libraries: { psycopg2: 'server/psycopg2' } };
  writeFileSync(at('belay.json'), JSON.stringify({ ...config, ...psycopg2 }));
  mkdirSync(at('server/psycopg2'));
  const library = (soname: string) =>
    writeFileSync(at(`server/psycopg2/${soname}`), buildElf({ soname, needed: [] }));
  library('libssl-1bd7ba49.so.1.0.2r');
  const init = { name: 'init', summary: '', load: () => import('../cli/verbs/init.ts') };
  expect((await runInProcess(['init', 'shop'], { cwd: folder, verbs: [init] })).code).toBe(0);
  commitAll(shop);
  const belay = (...args: string[]) => run(bareNode(), ['.belay/belay.mjs', ...args], shop);
  const gate = () => belay('gate', '--stage', 'before-deploy', ...TUESDAY);
  const accept = (reason: string) =>
    belay('accept', 'server-packages', '--environment', 'production', '--reason', reason);

  expect((await belay('answer', ...ANSWERS)).code).toBe(0);
  expect((await gate()).stdout).toContain('run `belay accept server-packages`');
  expect((await accept('as it is before the vacation')).code).toBe(0);
  expect(await gate()).toMatchObject({ code: 0, stdout: expect.stringContaining('Go. 7 pass.') });

  cpSync(at('server/packages-after-upgrade.txt'), at('server/packages.txt'));
  library('libssl.so.1.1');
  const { code, stdout } = await gate();
  expect(code).toBe(1);
  expect(stdout).toMatch(/STOP +Have the server's packages changed since the last deploy\?/);
  expect(stdout).toMatch(
    /\| -libssl1\.0\.2 1\.0\.2r-1~deb9u1\n(.*\n)*? +\| \+libssl1\.1 1\.1\.1c-1/,
  );
  expect(stdout).toMatch(/STOP +Does one process load two versions of one library\?/);
  expect(stdout).toContain('read https://');

  expect((await accept('OpenSSL 1.1, rehearsed on staging')).code).toBe(0);
  rmSync(at('server/psycopg2/libssl-1bd7ba49.so.1.0.2r'));
  expect((await gate()).code).toBe(0);
  const log = await belay('log', '--person', 'ada@shop.example');
  expect(log.stdout).toContain('OpenSSL 1.1, rehearsed on staging');
  rmSync(folder, { recursive: true });
});
