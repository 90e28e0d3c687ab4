import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { type DeployingProject, deployingProject } from '../gate/testing/deployingProject.ts';
import { CALENDAR, rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';
import type { Rule, RulesFile } from '../rules/model.ts';

const OLD = await rulesFile([rule('a'), rule('b')]);
const only = (appliesTo: object) => [{ ...SOURCE, url: `${SOURCE.url}-a`, appliesTo }];

/** Runs `belay update` in a project with `OLD` pinned, where the journal now has other rules. */
async function update(latest: RulesFile | string, ...args: string[]) {
  using project = await deployingProject(OLD, { rules: 'journal/rules.json' });
  project.write('journal/rules.json', latest);
  const outcome = await runInProcess(['update', ...args], { cwd: project.root });
  const pinned = JSON.parse(project.read('.belay/rules.json')) as RulesFile;
  return { ...outcome, pinned };
}

/** The rules a and b, with a changed. */
const changed = (fields: Partial<Rule>) => rulesFile([rule('a', fields), rule('b')]);

test('the same rules are nothing to do', async () => {
  expect(await update(OLD)).toMatchObject({
    code: 0,
    stdout: 'The pinned rules are the latest.\n',
  });
});

describe('what makes the gate no weaker is shown, and pinned with --yes', () => {
  test.each<[string, () => Promise<RulesFile>, string]>([
    ['a new rule', () => rulesFile([rule('a'), rule('b'), rule('c')]), '+ c: Is c fine?'],
    ['other words', () => changed({ text: 'Is A well?' }), '"Is a fine?" → "Is A well?"'],
    ['a consequence', () => changed({ because: 'wait.' }), 'because: nothing → "wait."'],
    ['another check', () => changed({ check: { kind: 'command', name: 'x' } }), '"kind":"command"'],
    ['more places', () => changed({ sources: [...only({}), ...only({})] }), 'sources changed'],
    [
      'another weekend',
      () => rulesFile(OLD.rules, { calendar: { ...CALENDAR, weekend: ['friday'] } }),
      '~ the calendar',
    ],
    [
      'another title',
      () => rulesFile(OLD.rules, { journal: { ...OLD.journal, title: 'New' } }),
      '~ the journal’s title',
    ],
  ])('%s', async (_, make, shown) => {
    const latest = await make();
    const refused = await update(latest);
    expect([refused.code, refused.pinned]).toEqual([2, OLD]);
    expect(refused.stdout).toContain(shown);
    expect(refused.stderr).toContain('--yes');
    const agreed = await update(latest, '--yes');
    expect([agreed.code, agreed.pinned]).toEqual([0, latest]);
  });
});

describe('what makes the gate weaker has to be accepted by its id', () => {
  test.each<[string, () => Promise<RulesFile>, string]>([
    ['a rule that is gone', () => rulesFile([rule('b')]), 'is gone'],
    ['a rule that is retired', () => changed({ status: 'retired' }), 'is retired'],
    ['a rule that only warns', () => changed({ level: 'warn' }), 'warns where it stopped'],
    ['another expected answer', () => changed({ expect: 'no' }), 'expects no, not yes'],
    ['another stage', () => changed({ stage: 'recovery' }), 'is asked recovery, not before-deploy'],
    [
      'a rule for others only',
      () => changed({ sources: only({ projects: ['x'] }) }),
      'is no longer asked',
    ],
    [
      'a rule for one environment only',
      () => changed({ sources: only({ environments: ['x'] }) }),
      'is no longer asked',
    ],
  ])('%s', async (_, make, shown) => {
    const latest = await make();
    const refused = await update(latest, '--yes');
    expect([refused.code, refused.pinned]).toEqual([2, OLD]);
    expect(refused.stdout).toContain(`- a: Is a fine?\n    ${shown}`);
    expect(refused.stderr).toContain('--accept a');
    const accepted = await update(latest, '--yes', '--accept', 'a');
    expect([accepted.code, accepted.pinned]).toEqual([0, latest]);
  });

  test('one at a time, and nothing else by that name', async () => {
    const latest = await rulesFile([rule('c')]);
    expect((await update(latest, '--yes', '--accept', 'a')).stderr).toMatch(
      /so of each: --accept b\n/,
    );
    expect((await update(latest, '--yes', '--accept', 'c', '--accept', 'a')).code).toBe(2);
    expect((await update(latest, '--accept', 'a', '--accept', 'b')).stderr).toContain('--yes');
  });
});

describe('what cannot be used leaves the pinned rules as they are', () => {
  test.each<[string, () => string | RulesFile, string]>([
    ['no JSON', () => '<html>', 'is not JSON'],
    ['another version', () => JSON.stringify({ ...OLD, version: 9 }), 'of version 9'],
    ['changed by hand', () => JSON.stringify({ ...OLD, rules: [] }), 'digest'],
  ])('%s', async (_, make, message) => {
    const { code, stderr, pinned } = await update(make(), '--yes');
    expect([code, pinned]).toEqual([2, OLD]);
    expect(stderr).toContain(message);
    expect(stderr).toContain('The pinned rules stay as they are.');
  });
});

describe('over the network', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function pull(
    answer: Parameters<typeof createServer>[1],
    source = (port: number) => `http://127.0.0.1:${port}/rules.json`,
  ) {
    server = createServer({}, answer as NonNullable<typeof answer>).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    using project: DeployingProject = await deployingProject(OLD, { rules: source(port) });
    const outcome = await runInProcess(['update', '--yes'], { cwd: project.root });
    return { ...outcome, pinned: JSON.parse(project.read('.belay/rules.json')) };
  }

  test('a journal on this machine is pulled from, through a redirect too', async () => {
    const latest = await rulesFile([rule('a'), rule('b'), rule('c')]);
    const result = await pull((request, response) => {
      if (request.url === '/new.json') response.end(JSON.stringify(latest));
      else response.writeHead(302, { location: '/new.json' }).end();
    });
    expect([result.code, result.pinned]).toEqual([0, latest]);
  });

  test.each<[string, Parameters<typeof createServer>[1], string]>([
    ['an error', (_, response) => response.writeHead(500).end(), 'answered with status 500'],
    ['nothing there', (_, response) => response.writeHead(404).end(), 'answered with status 404'],
    ['a hang-up', (request) => request.socket.destroy(), 'could not be reached'],
    [
      'a redirect in a circle',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      'redirects more than 5 times',
    ],
    [
      'a redirect to plain http elsewhere',
      (_, response) => response.writeHead(302, { location: 'http://192.0.2.1/rules.json' }).end(),
      'not from http://192.0.2.1',
    ],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'rules come over https: or from a file',
    ],
    [
      'more than any journal has',
      (_, response) => {
        const block = Buffer.alloc(1024 * 1024, ' ');
        const more = () => {
          while (!response.destroyed && response.write(block));
        };
        response.on('drain', more);
        more();
      },
      'sends more than 32 MB',
    ],
  ])('%s changes nothing', async (_, answer, message) => {
    const { code, stderr, pinned } = await pull(answer);
    expect([code, pinned]).toEqual([2, OLD]);
    expect(stderr).toContain(message);
  });

  test.each(['http://journal.example/rules.json', 'ftp://journal.example/rules.json', 'https://'])(
    '%s is not asked',
    async (url) => {
      const { code, stderr } = await pull(
        () => {},
        () => url,
      );
      expect(code).toBe(2);
      expect(stderr).toContain('The pinned rules stay as they are.');
    },
  );
});
