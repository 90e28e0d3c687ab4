/** The story of the example: a shop that deploys through dosh, held by what the journal has learned. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { LUA_VERSIONS } from '../dosh/testing/luaVersions.ts';
import type { RunRecord } from '../gate/records/model.ts';
import { bareNode, gitEnvironment, run } from '../gate/testing/deployingProject.ts';
import { atTerminal } from './atTerminal.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/django-shop', import.meta.url));
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));
const DOSH = fileURLToPath(new URL('../dosh/testing/dosh.ts', import.meta.url));
const CONFIRMED = 'are-all-changes-confirmed-by-the-product-manager-in-the-staging-server';
const FRIDAY = '2026-11-27T10:00';
const TUESDAY = '2026-11-24T10:00';
const BACK_FROM_VACATION = '2026-08-24T10:00';

let ready: string;
let shop: string;
const environment = {
  ...gitEnvironment(),
  PATH: `${path.dirname(bareNode())}${path.delimiter}${process.env['PATH']}`,
  NO_COLOR: '1',
};

beforeAll(async () => {
  ready = mkdtempSync(path.join(tmpdir(), 'belay-story-'));
  cpSync(EXAMPLE, path.join(ready, 'shop'), {
    recursive: true,
    filter: (file) => !/(\.belay\/(?!snapshots)[^/]+|deployed\.txt|build)$/.test(file),
  });
  const verbs = { init: () => import('../cli/verbs/init.ts') };
  const outcome = await runInProcess(['init', 'shop', '--content', CONTENT], { cwd: ready, verbs });
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => rmSync(ready, { recursive: true, force: true }));

beforeEach(() => {
  shop = path.join(ready, `shop-${Math.floor(performance.now() * 1000)}`);
  cpSync(path.join(ready, 'shop'), shop, { recursive: true });
});

/** Changes the gate's call in `dosh.lua`; the task is otherwise the example's own. */
function rehearse(options: string): void {
  const file = path.join(shop, 'dosh.lua');
  const source = readFileSync(file, 'utf8');
  const before = 'belay.gate{ environment = "production" }';
  const after = '    belay.gate{ stage = "after-deploy", environment = "production" }\n';
  expect(source).toContain(before);
  expect(source).toContain(after);
  // What is asked after the deploy needs the shop's own server.
  const changed = source.replace(before, `belay.gate{ environment = "production", ${options} }`);
  writeFileSync(file, changed.replace(after, ''));
}

const asOf = (now: string) => rehearse(`now = "${now}"`);
const answered = (now: string) =>
  rehearse(`now = "${now}", answers = { ["${CONFIRMED}"] = "yes" }`);
const deployed = () => existsSync(path.join(shop, 'deployed.txt'));
const deploy = (lua = '5.1') =>
  run(process.execPath, [DOSH, 'deploy'], shop, { ...environment, DOSH_LUA: lua });

test('on a good Tuesday, with its answers, the shop is deployed', async () => {
  answered(TUESDAY);
  const { code, stdout } = await deploy();
  expect(stdout).toContain('Go. 6 pass, 1 warn.');
  expect([code, deployed()]).toEqual([0, true]);
});

describe('the deploy stops', () => {
  test('on a Friday', async () => {
    answered(FRIDAY);
    const { code, stdout } = await deploy();
    expect([code, deployed()]).toEqual([1, false]);
    expect(stdout).toMatch(/STOP +Is today the last working day of the week\?/);
    expect(stdout).toMatch(/expected no\s+found yes: .*Friday/);
  });

  test('on the first day after the vacation, and says why, with a link to the incident', async () => {
    answered(BACK_FROM_VACATION);
    const { code, stdout } = await deploy();
    expect([code, deployed()]).toEqual([1, false]);
    expect(stdout).toMatch(/STOP +Is today the first day after the vacation\?/);
    expect(stdout).toContain("so don't touch it.");
    expect(stdout).toMatch(/why .+, 2019-06-\d\d, sev2/);
    expect(stdout).toMatch(/read https:\/\/\S+\/incidents\/2019-06-psycopg2-two-libssl\/#rule-/);
  });

  test('where the unit tests fail, and shows what they said', async () => {
    answered(TUESDAY);
    writeFileSync(path.join(shop, 'shop/products.txt'), 'Spoon|free\n');
    const { code, stdout } = await deploy();
    expect([code, deployed()]).toEqual([1, false]);
    expect(stdout).toMatch(/STOP +Is there any problem with the unit tests\?/);
    expect(stdout).toContain('| FAIL: the price of Spoon is "free"');
  });

  test.each(LUA_VERSIONS)(
    'where nobody answers and there is no terminal, on Lua %s',
    async (lua) => {
      asOf(TUESDAY);
      const { code, stdout } = await deploy(lua);
      expect([code, deployed()]).toEqual([1, false]);
      expect(stdout).toContain(`--answer ${CONFIRMED}=yes|no`);
    },
  );

  test('where the rules were taken away', async () => {
    answered(TUESDAY);
    rmSync(path.join(shop, '.belay/rules.json'));
    expect([(await deploy()).code, deployed()]).toEqual([2, false]);
  });

  test('where the command was taken away', async () => {
    answered(TUESDAY);
    rmSync(path.join(shop, '.belay/belay.mjs'));
    expect([(await deploy()).code, deployed()]).toEqual([1, false]);
  });
});

test('the adapter is what stops it: without it, the Friday deploy happens', async () => {
  answered(FRIDAY);
  const file = path.join(shop, 'dosh.lua');
  const careless = readFileSync(file, 'utf8')
    .replaceAll(
      /^.*belay\.gate\{.*$/gm,
      '    cmd.run("node .belay/belay.mjs gate --stage before-deploy --environment production --now 2026-11-27T10:00")',
    )
    .replaceAll('belay.run', 'cmd.run');
  writeFileSync(file, careless);
  const { stdout } = await deploy();
  expect(stdout).toContain('Stop.');
  expect(deployed()).toBe(true);
});

describe('the upgrade of the server’s packages', () => {
  const dosh = (task: string) => run(process.execPath, [DOSH, task], shop, environment);
  const upgrade = () => run('sh', ['server/upgrade.sh'], shop);

  test('breaks the shop', async () => {
    expect((await dosh('start')).stdout).toContain('The shop is up');
    await upgrade();
    expect((await dosh('start')).stdout).toContain('DAMN ! worker');
  });

  test('during the vacation is reported by the watch in one round, before anybody deploys', async () => {
    const posted: { rule: string; text: string; recovery: string[]; link: string }[] = [];
    const receiver = createServer(async (request, response) => {
      posted.push(JSON.parse((await request.toArray()).join('')));
      response.end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const file = path.join(shop, 'belay.json');
    const config = JSON.parse(readFileSync(file, 'utf8'));
    config.hosts.push(host);
    config.notify = { chat: { webhook: `http://${host}/`, form: 'json' } };
    writeFileSync(file, JSON.stringify(config));
    await upgrade();
    const watching = spawn(
      bareNode(),
      ['.belay/belay.mjs', 'watch', '--once', '--environment', 'production'],
      { cwd: shop, env: environment, stdio: 'ignore' },
    );
    const ended = once(watching, 'exit');
    await expect.poll(() => posted.length).toBeGreaterThanOrEqual(2);
    // The rest of the round waits for the shop's own server, which does not exist.
    watching.kill('SIGTERM');
    expect(await ended).toEqual([130, null]);
    receiver.close();
    const of = (rule: string) => posted.find((message) => message.rule === rule);
    const packages = of('have-the-servers-packages-changed-since-the-last-deploy');
    expect(packages?.text).toContain('+libssl1.1 1.1.0j-1~deb9u1');
    expect(packages?.link).toContain('/incidents/2019-06-psycopg2-two-libssl/');
    expect(packages?.recovery).toContain('Keep the worker log before restarting anything');
    const libraries = of('does-one-process-load-two-versions-of-one-library');
    expect(libraries?.text).toContain('two versions of libssl (1.0.2o and 1.1)');
    expect(libraries?.text).toContain('needed by psycopg2/.libs/libpq-2c9be83d.so.5.10');
    expect(deployed()).toBe(false);
  });

  test('stops the deploy before that: what changed, and both versions of one library', async () => {
    answered(TUESDAY);
    await upgrade();
    const { code, stdout } = await deploy();
    expect([code, deployed()]).toEqual([1, false]);
    expect(stdout).toMatch(/STOP +Have the server's packages changed since the last deploy\?/);
    expect(stdout).toContain('| -libssl1.0.2 1.0.2r-1~deb9u1\n');
    expect(stdout).toContain('| +libssl1.1 1.1.0j-1~deb9u1\n');
    expect(stdout).toMatch(/STOP +Does one process load two versions of one library\?/);
    expect(stdout).toContain(
      'found yes: one process would load two versions of libssl (1.0.2o and 1.1)',
    );
    expect(stdout).toContain('| libssl:');
    expect(stdout).toContain('needed by psycopg2/.libs/libpq-2c9be83d.so.5.10');
    expect(stdout).toContain('needed by uwsgi_python.so');
  });
});

/** A step that only warns is asked too. */
const ADVICE = ['done or no: ', 'done\r'] as const;

/** Runs `dosh deploy` at a terminal, and types where a text comes up. */
const deployAtTerminal = (typed: readonly (readonly [when: string, text: string])[], lua = '5.1') =>
  atTerminal(
    process.execPath,
    [DOSH, 'deploy'],
    { cwd: shop, env: { ...environment, DOSH_LUA: lua } },
    typed,
  );

const records = (): RunRecord[] =>
  readFileSync(path.join(shop, '.belay/records.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('at a terminal', () => {
  test('the question is asked, what is not understood is asked again, and a yes deploys', async () => {
    asOf(TUESDAY);
    const { code, screen } = await deployAtTerminal([
      ['yes or no: ', 'perhaps\r'],
      ['Type yes or no: ', 'yes\r'],
      ADVICE,
    ]);
    expect(screen).toContain('Are all changes confirmed by the product manager');
    expect([code, deployed()]).toEqual([0, true]);
    expect(records()[0]).toMatchObject({
      decision: 'go',
      rules: expect.arrayContaining([
        expect.objectContaining({ id: CONFIRMED, answer: 'yes', by: 'ada@shop.example' }),
      ]),
    });
  });

  test.each([
    ['a no', 'no\r'],
    ['the end of the input', '\x04'],
  ])('%s stops', async (_, answer) => {
    asOf(TUESDAY);
    const { code } = await deployAtTerminal([['yes or no: ', answer]]);
    expect([code, deployed()]).toEqual([1, false]);
  });

  test('nobody is asked where the deploy is already stopped', async () => {
    asOf(FRIDAY);
    const { code, screen } = await deployAtTerminal([]);
    expect([code, deployed()]).toEqual([1, false]);
    expect(screen).not.toContain('yes or no: ');
    expect(screen).toContain('not asked, because the deploy is already stopped');
  });

  test('Ctrl-C within a command of the gate alone ends it with 130', async () => {
    withSlowTests();
    const { code } = await atTerminal(
      bareNode(),
      ['.belay/belay.mjs', 'gate', '--stage', 'before-deploy', '--environment', 'production'],
      { cwd: shop, env: environment },
      [['unit-tests: ', '\x03']],
    );
    expect(code).toBe(130);
    expect(records()).toMatchObject([{ decision: 'aborted' }]);
  });
});

function withSlowTests(): void {
  const config = JSON.parse(readFileSync(path.join(shop, 'belay.json'), 'utf8'));
  config.commands['unit-tests'] = 'echo begun > begun.txt; sleep 60';
  writeFileSync(path.join(shop, 'belay.json'), JSON.stringify(config));
}

describe.each(LUA_VERSIONS)('under dosh with Lua %s', (lua) => {
  test('an answer typed at a terminal deploys', async () => {
    asOf(TUESDAY);
    const { code } = await deployAtTerminal([['yes or no: ', 'yes\r'], ADVICE], lua);
    expect([code, deployed()]).toEqual([0, true]);
  });

  test('in a pipe an answer given ahead deploys', async () => {
    answered(TUESDAY);
    const { code, stdout } = await deploy(lua);
    expect([code, deployed()]).toEqual([0, true]);
    // What the gate said is whole, and nothing in it moves a cursor.
    expect(stdout).toContain('Go. 6 pass, 1 warn.');
    expect(['\x1b', '\r'].some((each) => stdout.includes(each))).toBe(false);
  });

  test('Ctrl-C at the question deploys nothing, and is on record', async () => {
    asOf(TUESDAY);
    const { code, screen } = await deployAtTerminal([['yes or no: ', '\x03']], lua);
    expect(screen).toContain('belay: interrupted; nothing was decided.');
    expect([code, deployed()]).toEqual([130, false]);
    expect(records()).toMatchObject([{ decision: 'aborted' }]);
  });

  test('Ctrl-C within a command deploys nothing, and is on record', async () => {
    answered(TUESDAY);
    withSlowTests();
    const { code } = await deployAtTerminal([['unit-tests, ', '\x03']], lua);
    expect([code, deployed()]).toEqual([130, false]);
    expect(records()).toMatchObject([{ decision: 'aborted' }]);
  });
});
