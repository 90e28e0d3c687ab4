/** Each kind of check, through the built command. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { buildElf } from '../gate/checks/linkedLibraries/testing/elfBuilder.ts';
import { deployingProject } from '../gate/testing/deployingProject.ts';
import { CALENDAR, rule, rulesFile } from '../gate/testing/rules.ts';
import type { Calendar, Check } from '../rules/model.ts';

/** A project whose one rule expects a no, and is answered by a check. */
async function projectWith(check: Check, settings: object) {
  return deployingProject(
    await rulesFile([rule('a', { expect: 'no', check })]),
    settings,
    'in this process',
  );
}

describe('drift', () => {
  const check: Check = { kind: 'drift', name: 'server-packages' };
  const settings = {
    environments: { production: {}, staging: {} },
    commands: { 'server-packages': 'cat packages.txt' },
  };
  const accepted = '.belay/snapshots/production/server-packages.txt';
  const at = (environment: string) => ['--environment', environment];

  test('compares with what was accepted for the environment, and shows the difference', async () => {
    using project = await projectWith(check, settings);
    project.write('packages.txt', 'libc6 2.27\nopenssl 1.0.2g\n');
    const none = await project.gate(...at('production'));
    expect([none.code, none.decision.rules[0]]).toMatchObject([
      1,
      {
        verdict: 'unknown',
        evidence: expect.stringContaining(
          '`belay accept server-packages --environment production --reason',
        ),
      },
    ]);
    project.write(accepted, 'libc6 2.27\nopenssl 1.0.2g\n');
    expect((await project.gate(...at('production'))).code).toBe(0);
    expect((await project.gate(...at('staging'))).decision.rules[0]?.verdict).toBe('unknown');
    project.write('packages.txt', 'libc6 2.27\nopenssl 1.1.1\n');
    const { code, stdout } = await project.belay([
      ...['gate', '--stage', 'before-deploy'],
      ...at('production'),
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `
              | @@ -1,2 +1,2 @@
              |  libc6 2.27
              | -openssl 1.0.2g
              | +openssl 1.1.1
`,
    );
  });

  test('without a command of that name is unknown', async () => {
    using project = await projectWith(check, { commands: {} });
    expect((await project.gate()).decision.rules[0]).toMatchObject({
      verdict: 'unknown',
      evidence: 'belay.json binds no command to "server-packages"',
    });
  });
});

describe('linked-libraries', () => {
  const check: Check = { kind: 'linked-libraries', name: 'psycopg2' };
  const object = (soname: string, needed: string[] = []) =>
    buildElf({ soname, needed }).toString('latin1');

  test('finds two versions of one library in the bound folder', async () => {
    using project = await projectWith(check, { libraries: { psycopg2: 'venv/psycopg2' } });
    const write = (file: string, bytes: string) =>
      project.writeBytes(`venv/psycopg2/${file}`, Buffer.from(bytes, 'latin1'));
    write('libssl.so.1.1', object('libssl.so.1.1'));
    write('uwsgi.so', object('uwsgi.so', ['libssl.so.1.1']));
    expect((await project.gate()).decision.rules[0]).toMatchObject({
      verdict: 'pass',
      evidence: 'venv/psycopg2: 2 objects in a process, no library in two versions',
    });
    write('libssl-1bd7ba49.so.1.0.2o', object('libssl-1bd7ba49.so.1.0.2o'));
    expect((await project.gate()).decision.rules[0]).toMatchObject({
      verdict: 'stop',
      evidence: 'one process would load two versions of libssl (1.0.2o and 1.1)',
      detail: expect.stringContaining('1.1: libssl.so.1.1\n    needed by uwsgi.so'),
    });
  });

  test.each([
    [{}, 'belay.json binds no folder of libraries to "psycopg2"'],
    [{ libraries: { psycopg2: 'gone' } }, 'there is no such folder'],
  ])('%j is unknown', async (settings, evidence) => {
    using project = await projectWith(check, settings);
    expect((await project.gate()).decision.rules[0]).toMatchObject({
      verdict: 'unknown',
      evidence: expect.stringContaining(evidence),
    });
  });
});

describe('http', () => {
  test('asks a declared host until it answers, and no other', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.writeHead(requests < 2 ? 503 : 200).end('up');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const check: Check = { kind: 'http', url: `http://${host}/health`, status: 200, within: 60 };
    const rules = await rulesFile([rule('a', { stage: 'after-deploy', check })]);
    const after = ['--stage', 'after-deploy'];
    try {
      using stranger = await deployingProject(rules, { hosts: ['shop.example'] });
      expect((await stranger.gate(...after)).decision.rules[0]).toMatchObject({
        verdict: 'unknown',
        evidence: expect.stringContaining('is not in the "hosts" of belay.json'),
      });
      expect(requests).toBe(0);
      using project = await deployingProject(rules, { hosts: [host] });
      const { code, decision, stderr } = await project.gate(...after);
      expect([code, decision.rules[0]?.evidence]).toEqual([
        0,
        `http://${host}/health answered 200, at try 2`,
      ]);
      // There is no terminal: one line, and nothing that comes and goes.
      expect(stderr).toBe(`belay: http: http://${host}/health, for up to 60 s\n`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('calendar', () => {
  type Answer = 'yes' | 'no';
  const working: Check = { kind: 'calendar', name: 'working-day' };
  const night: Check = { kind: 'calendar', name: 'between', from: '02:00', to: '03:00' };
  const istanbul = {
    ...CALENDAR,
    holidays: [
      { date: '2026-10-28', name: 'Eve of Republic Day', from: '13:00' },
      { date: '2026-10-29', name: 'Republic Day' },
    ],
  };
  const split = { ...CALENDAR, weekend: ['friday' as const, 'sunday' as const] };
  const berlin = { ...CALENDAR, timeZone: 'Europe/Berlin' };

  test.each<[string, Calendar, Check, string, Answer]>([
    ['the last minute of a half-day', istanbul, working, '2026-10-28T12:59', 'yes'],
    ['the first that is off', istanbul, working, '2026-10-28T13:00', 'no'],
    ['the same minute, as UTC tells it', istanbul, working, '2026-10-28T10:00Z', 'no'],
    ['a Friday of a split weekend', split, working, '2026-11-27T10:00', 'no'],
    ['the Saturday between', split, working, '2026-11-28T10:00', 'yes'],
    ['before the clocks go forward', berlin, night, '2026-03-29T00:59Z', 'no'],
    ['after: the hour does not come', berlin, night, '2026-03-29T01:00Z', 'no'],
    ['before the clocks go back', berlin, night, '2026-10-25T00:30Z', 'yes'],
    ['after: the hour comes again', berlin, night, '2026-10-25T01:30Z', 'yes'],
  ])('%s', async (_, calendar, check, now, answer) => {
    using project = await deployingProject(
      await rulesFile([rule('a', { expect: 'yes', check })], { calendar }),
    );
    const args = ['gate', '--stage', 'before-deploy', '--report', 'json', '--now', now];
    for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      const { stdout } = await project.belay(args, { TZ });
      expect(JSON.parse(stdout).rules[0].answer, TZ).toBe(answer);
    }
  });
});
