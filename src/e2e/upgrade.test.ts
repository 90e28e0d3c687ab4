/** After the upgrade of June 2019 in the example: rehearse it, fix the wheel, accept the packages. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { buildElf } from '../gate/checks/linkedLibraries/testing/elfBuilder.ts';
import { bareNode, commitAll, run } from '../gate/testing/deployingProject.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/django-shop', import.meta.url));
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));
const ANSWERS = [
  'are-all-changes-confirmed-by-the-product-manager-in-the-staging-server=yes',
  'read-what-changed-in-the-packages-that-the-source-pins=done',
];
const TUESDAY = ['--environment', 'production', '--now', '2026-11-24T10:00'];

test('the new packages are accepted with a recorded reason, and the deploy continues', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-upgrade-'));
  const shop = path.join(folder, 'shop');
  const made = /(\.belay[\\/](?!snapshots).*|build|deployed\.txt)$/;
  cpSync(EXAMPLE, shop, { recursive: true, filter: (file) => !made.test(file) });
  const verbs = { init: () => import('../cli/verbs/init.ts') };
  expect(
    (await runInProcess(['init', 'shop', '--content', CONTENT], { cwd: folder, verbs })).code,
  ).toBe(0);
  commitAll(shop);
  const belay = (...args: string[]) => run(bareNode(), ['.belay/belay.mjs', ...args], shop);
  const gate = async () => (await belay('gate', '--stage', 'before-deploy', ...TUESDAY)).code;
  const accept = (reason: string) =>
    belay('accept', 'server-packages', '--environment', 'production', '--reason', reason);

  expect((await belay('answer', ...ANSWERS)).code).toBe(0);
  expect(await gate()).toBe(0);
  await run('sh', ['server/upgrade.sh'], shop);
  expect(await gate()).toBe(1);

  expect((await accept('OpenSSL 1.1, rehearsed on staging')).code).toBe(0);
  // The wheel still brings its own, until one is installed that was built against 1.1.
  expect(await gate()).toBe(1);
  const wheel = path.join(shop, 'server/worker/psycopg2/.libs');
  rmSync(path.join(wheel, 'libssl-7f0d4e1a.so.1.0.2o'));
  const libpq = 'libpq-2c9be83d.so.5.10';
  writeFileSync(path.join(wheel, libpq), buildElf({ soname: libpq, needed: ['libssl.so.1.1'] }));
  // What is deployed is a commit, and people answer for it.
  commitAll(shop);
  expect((await belay('answer', ...ANSWERS)).code).toBe(0);
  expect(await gate()).toBe(0);
  const log = await belay('log', '--person', 'ada@shop.example');
  expect(log.stdout).toContain('OpenSSL 1.1, rehearsed on staging');
  rmSync(folder, { recursive: true });
});
