import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  bareNode,
  commitAll,
  deployingProject,
  gitEnvironment,
  run,
} from '../../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../../gate/testing/rules.ts';
import { temporaryJournal } from '../../journal/testing/temporaryJournal.ts';
import { runInProcess } from '../testing/runInProcess.ts';

/** A shop and its notification receivers: `status` is what each path responds. */
interface World {
  host: string;
  status: Map<string, number>;
  posted: { path: string; body: string }[];
}

let server: Server;
let world: World;

beforeAll(async () => {
  const bodyOf = async (request: IncomingMessage) => (await request.toArray()).join('');
  server = createServer((request, response) => {
    const address = request.url ?? '';
    void bodyOf(request).then((body) => {
      if (request.method === 'POST' || address === '/beat')
        world.posted.push({ path: address, body });
      if (address === '/cut') {
        request.socket.resetAndDestroy();
        return;
      }
      response.writeHead(world.status.get(address) ?? 200, {
        location: 'http://elsewhere.example/',
      });
      response.end('ok');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  world = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    status: new Map(),
    posted: [],
  };
});
afterAll(() => {
  server.close();
});

async function shop(settings: object = {}) {
  world.status.clear();
  world.posted.length = 0;
  const health = rule('health', {
    stage: 'after-deploy',
    text: 'Does the shop answer?',
    because: 'it was down for an hour and nobody saw it.',
    check: { kind: 'http', url: `http://${world.host}/health`, status: 200 },
  });
  const back = rule('back', {
    stage: 'recovery',
    text: 'Put the previous release back',
    expect: 'done',
  });
  const project = await deployingProject(await rulesFile([health, back]), {
    hosts: [world.host],
    watch: { confirm: 2, retryPause: 1 },
    notify: { chat: { webhook: `http://${world.host}/hook` } },
    ...settings,
  });
  const watch = (...args: string[]) => runInProcess(['watch', ...args], { cwd: project.root });
  const records = () =>
    project
      .read('.belay/records.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { ...project, watch, records, [Symbol.dispose]: () => project[Symbol.dispose]() };
}
const hooks = () => world.posted.filter(({ path: where }) => where === '/hook');

describe('watch --once', () => {
  test('reports a failure once, with recovery steps and a link, and its end; both are recorded', async () => {
    using project = await shop();
    expect((await project.watch('--once')).code).toBe(0);
    world.status.set('/health', 503);
    const codes = [];
    for (let round = 0; round < 4; round++) codes.push((await project.watch('--once')).code);
    expect([codes, hooks().length]).toEqual([[1, 1, 1, 1], 1]);
    const message = JSON.parse(hooks()[0]?.body ?? '');
    expect(message).toMatchObject({
      kind: 'failed',
      project: 'shop',
      rule: 'health',
      recovery: ['Put the previous release back'],
      link: expect.stringContaining('https://journal.example/'),
    });
    expect(message.text).toContain('Why it matters: it was down for an hour');
    expect(message.text).toMatch(/Found: .*503/);
    expect(message.text).toMatch(/Before: .*200/);
    world.status.delete('/health');
    expect((await project.watch('--once')).code).toBe(0);
    expect(JSON.parse(hooks()[1]?.body ?? '').kind).toBe('recovered');
    expect(project.records().map(({ event, told }) => [event, told])).toEqual([
      ['failed', 'chat'],
      ['recovered', 'chat'],
    ]);
    const { stdout } = await runInProcess(['log'], { cwd: project.root });
    expect(stdout).toMatch(/watch .*good again {2}health .*sent by chat/);
    const { outages } = JSON.parse(project.read('.belay/watch.json'));
    expect(outages).toMatchObject([{ rule: 'health', restored: expect.any(String) }]);
  });

  test('killed while it sends, it sends again, with the same id and a remark; nothing is lost', async () => {
    using project = await shop({
      notify: { chat: 'cat >> .belay/told.jsonl; test ! -e deadly || kill -9 $PPID' },
      watch: { confirm: 1 },
    });
    world.status.set('/health', 503);
    project.write('deadly', '');
    expect((await project.belay(['watch', '--once'])).code).not.toBe(1);
    rmSync(path.join(project.root, 'deadly'));
    expect([(await project.watch('--once')).code, (await project.watch('--once')).code]).toEqual([
      1, 1,
    ]);
    const told = project
      .read('.belay/told.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told.map(({ kind, repeated }) => [kind, repeated])).toEqual([
      ['failed', undefined],
      ['failed', true],
    ]);
    expect(told[1].id).toBe(told[0].id);
    expect(told[1].text).toContain('You may have this message already');
  });

  test('of two at the same time, only one sends a message', async () => {
    using project = await shop({ watch: { confirm: 1, retryPause: 1 } });
    world.status.set('/health', 503);
    await Promise.all([1, 2, 3].map(() => project.watch('--once')));
    expect(hooks()).toHaveLength(1);
    expect(existsSync(path.join(project.root, '.belay/watch.lock'))).toBe(false);
  });

  test('a lock left by a killed watch does not block the next one', async () => {
    using project = await shop();
    project.write('.belay/watch.lock', {
      pid: 2 ** 22 + 1,
      host: (await import('node:os')).hostname(),
    });
    const { code, stderr } = await project.watch('--once');
    expect([code, stderr]).toEqual([0, '']);
  });

  test('nor does one with the process id of this watch: containers give each start the same', async () => {
    using project = await shop();
    project.write('.belay/watch.lock', {
      pid: process.pid,
      host: (await import('node:os')).hostname(),
    });
    const { code, stderr } = await project.watch('--once');
    expect([code, stderr]).toEqual([0, '']);
  });

  test('a receiver that takes the message and gives no answer is not tried again at once', async () => {
    const notify = { chat: { webhook: `http://${world.host}/cut` }, file: 'cat > told.json' };
    using project = await shop({ notify, watch: { confirm: 1, retryPause: 1 } });
    world.status.set('/health', 503);
    const { code, stderr } = await project.watch('--once');
    const taken = world.posted.filter(({ path: where }) => where === '/cut');
    expect([code, taken.length]).toEqual([1, 1]);
    expect(stderr).toContain('file accepted it');
    expect(JSON.parse(project.read('told.json')).id).toBe(JSON.parse(taken[0]?.body ?? '').id);
  });

  test('a channel that fails is tried again, then the next one is used', async () => {
    const notify = { chat: { webhook: `http://${world.host}/hook` }, file: 'cat > told.json' };
    using project = await shop({ notify, watch: { confirm: 1, retryPause: 1 } });
    world.status.set('/health', 503).set('/hook', 500);
    const { code, stderr } = await project.watch('--once');
    expect([code, hooks().length]).toEqual([1, 3]);
    expect(stderr).toContain('answered 500; file accepted it');
    expect(JSON.parse(project.read('told.json'))).toMatchObject({ kind: 'failed', rule: 'health' });
  });

  test.each([
    ['the receiver fails', { status: 500 }, 'answered 500'],
    ['a redirect, which may lead anywhere', { status: 302 }, 'answered 302'],
    ['the host is not declared', { hook: 'http://undeclared.example/' }, 'is not in the "hosts"'],
  ])(
    'if nobody could be notified, it exits with 2, records that, and tries again: %s',
    async (_, how, why) => {
      const { status = 200, hook = `http://${world.host}/hook` } = how as {
        status?: number;
        hook?: string;
      };
      using project = await shop({
        notify: { chat: { webhook: hook } },
        watch: { confirm: 1, retryPause: 1 },
      });
      world.status.set('/health', 503).set('/hook', status);
      const { code, stderr } = await project.watch('--once');
      expect([code, stderr.includes('Nobody could be notified'), stderr.includes(why)]).toEqual([
        2,
        true,
        true,
      ]);
      expect(project.records()[0].told).toBeUndefined();
      world.status.delete('/hook');
      if (status === 200) return;
      expect((await project.watch('--once')).code).toBe(1);
      expect(JSON.parse(hooks().at(-1)?.body ?? '').kind).toBe('failed');
    },
  );

  test('the heartbeat is requested after each round that worked; if it fails, that is reported', async () => {
    using project = await shop({ heartbeat: `http://${world.host}/beat` });
    await project.watch('--once');
    expect(world.posted.map(({ path: where }) => where)).toEqual(['/beat']);
    world.status.set('/beat', 500);
    const { code, stderr } = await project.watch('--once');
    expect([code, stderr]).toEqual([2, expect.stringContaining('The heartbeat failed')]);
  });

  test('a damaged state gives a sentence, and no message is sent twice', async () => {
    using project = await shop();
    project.write('.belay/watch.json', '{"version":1,"rules":');
    const { code, stderr } = await project.watch('--once');
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not the state of a watch')]);
  });

  test('a project with nothing to watch gives exit code 2', async () => {
    using project = await deployingProject(await rulesFile([rule('person')]));
    const { code, stderr } = await runInProcess(['watch', '--once'], { cwd: project.root });
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is nothing to watch')]);
  });
});

test('each webhook has the format of its service; --test tries every channel', async () => {
  const forms = ['slack', 'teams', 'ntfy', 'json'] as const;
  const notify = Object.fromEntries(
    forms.map((form) => [form, { webhook: `http://${world.host}/hook`, form }]),
  );
  using project = await shop({ notify });
  const { code, stdout } = await project.watch('--test');
  expect([code, stdout]).toEqual([0, forms.map((form) => `${form}: accepted it\n`).join('')]);
  const [slack, teams, ntfy, json] = hooks().map(({ body }) => body);
  expect(JSON.parse(slack ?? '').text).toContain('A test of Belay');
  expect(JSON.parse(teams ?? '').attachments[0].content.type).toBe('AdaptiveCard');
  expect(ntfy).toContain('Nothing is wrong.');
  expect(JSON.parse(json ?? '')).toMatchObject({ version: 1, kind: 'test' });
  world.status.set('/hook', 500);
  expect((await project.watch('--test')).code).toBe(2);
});

test('a continuous watch reports a change, writes git notes, and ends on SIGTERM with exit code 0', async () => {
  using project = await shop({ watch: { confirm: 1, retryPause: 1 } });
  commitAll(project.root);
  const watching = spawn(bareNode(), ['.belay/belay.mjs', 'watch', '--every', '1s'], {
    cwd: project.root,
    env: gitEnvironment(),
    stdio: 'ignore',
  });
  const ended = once(watching, 'exit');
  world.status.set('/health', 503);
  await expect.poll(() => hooks().length).toBe(1);
  world.status.delete('/health');
  await expect.poll(() => hooks().length).toBe(2);
  watching.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  const { stdout } = await project.belay(['log'], gitEnvironment());
  expect(stdout).toMatch(/watch .*good again[\s\S]*watch .*fails/);
});

test('an outage that a watch saw starts a note', async () => {
  await using journal = await temporaryJournal({});
  using project = await shop();
  world.status.set('/health', 503);
  await project.watch('--once');
  await project.watch('--once');
  world.status.delete('/health');
  await project.watch('--once');
  const { code, stdout, stderr } = await runInProcess(
    [
      'new',
      'incident',
      'The shop was down',
      '--from-watch',
      path.join(project.root, '.belay/watch.json'),
      '--content',
      journal.contentDir,
    ],
    { cwd: path.dirname(journal.contentDir), verbs: { new: () => import('./new.ts') } },
  );
  expect([code, stderr]).toEqual([0, '']);
  const note = await readFile(path.join(path.dirname(journal.contentDir), stdout.trim()), 'utf8');
  expect(note).toMatch(/^date: \d{4}-\d\d-\d\dT[\d:]{8}Z\nresolved: \d{4}-\d\d-\d\dT[\d:]{8}Z$/m);
  expect(note).toContain('detectedBy: belay watch');
  expect(note).toContain('- Does the shop answer?');
  expect(note).toMatch(/```log\n.*503/);
  const lint = await runInProcess(['lint', '--content', journal.contentDir], {
    cwd: journal.contentDir,
    verbs: { lint: () => import('./lint.ts') },
  });
  expect([lint.code, lint.stdout]).toEqual([0, expect.not.stringContaining('error')]);
});

test.each([
  [
    'systemd',
    '.belay/systemd/belay-watch.service',
    /^ExecStart=".*node" \.belay\/belay\.mjs watch --once --environment production$/m,
  ],
  [
    'cron',
    '.belay/watch.crontab',
    /^\*\/5 \* \* \* \* cd '.*' && '.*node' \.belay\/belay\.mjs watch --once --environment production$/m,
  ],
  [
    'github',
    '.github/workflows/belay-watch.yml',
    /run: node \.belay\/belay\.mjs watch --once --environment production/,
  ],
  [
    'gitlab',
    '.gitlab/belay-watch.yml',
    /- node \.belay\/belay\.mjs watch --once --environment production/,
  ],
])('init --watch %s writes a recipe that runs it', async (place, file, expected) => {
  using project = await shop({ environments: { production: { branches: ['main'] } } });
  const init = () => project.belay(['init', '--watch', place]);
  const { code, stdout } = await init();
  expect([code, stdout]).toEqual([0, expect.stringContaining(`${file} written`)]);
  expect(project.read(file)).toMatch(expected);
  if (file.endsWith('.yml')) expect(() => parse(project.read(file))).not.toThrow();
  // Every action is pinned by its commit.
  for (const [, action] of project.read(file).matchAll(/uses: (\S+)/g)) {
    expect(action).toMatch(/@[0-9a-f]{40}$/);
  }
  expect((await init()).stderr).toContain('exists already');
});

test.each(['github', 'gitlab'] as const)(
  'init --watch %s in a sub-folder writes the recipe at the top of the repository, for the folder',
  async (service) => {
    using project = await shop();
    const shopFolder = path.join(project.root, 'apps/shop');
    for (const each of ['belay.json', '.belay']) {
      cpSync(path.join(project.root, each), path.join(shopFolder, each), { recursive: true });
    }
    commitAll(project.root);
    const { code, stdout } = await run(
      bareNode(),
      ['.belay/belay.mjs', 'init', '--watch', service],
      shopFolder,
    );
    const file = {
      github: '.github/workflows/belay-watch-shop.yml',
      gitlab: '.gitlab/belay-watch-shop.yml',
    };
    expect([code, stdout]).toEqual([0, expect.stringContaining(`../../${file[service]} written`)]);
    const text = project.read(file[service]);
    expect(text).toContain('apps/shop/.belay/watch.json');
    const jobs = parse(text);
    if (service === 'github') {
      expect(jobs.jobs.watch.defaults.run['working-directory']).toBe('apps/shop');
    } else expect(jobs['belay-watch-shop'].script[0]).toBe("cd 'apps/shop'");
  },
);
