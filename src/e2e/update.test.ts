import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { digestOf } from '../files/digest.ts';
import { selfSigned } from '../gate/testing/certificate.ts';
import {
  commitAll,
  type DeployingProject,
  deployingProject,
} from '../gate/testing/deployingProject.ts';
import { CALENDAR, rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';
import type { Check, Rule, RulesFile } from '../rules/model.ts';

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

test('unchanged rules need no update', async () => {
  expect(await update(OLD)).toMatchObject({
    code: 0,
    stdout: 'The pinned rules are the latest.\n',
  });
});

describe('what makes the gate no weaker is shown, and pinned with --yes', () => {
  test.each<[string, () => Promise<RulesFile>, string]>([
    ['a new rule', () => rulesFile([rule('a'), rule('b'), rule('c')]), '+ c: Is c fine?'],
    [
      'another way to write it',
      () => changed({ text: 'Is A – fine?' }),
      '"Is a fine?" → "Is A – fine?"',
    ],
    ['a consequence', () => changed({ because: 'wait.' }), 'because: nothing → "wait."'],
    [
      'a role for what anybody could answer',
      () => changed({ check: { kind: 'person', role: 'pm' } }),
      '"kind":"person","role":"pm"',
    ],
    ['more places', () => changed({ sources: [...only({}), ...only({})] }), 'sources changed'],
    [
      'more days off, and past ones that go',
      () => {
        const holidays = [{ date: '2027-10-28', name: 'Eve', from: '13:00' }];
        return rulesFile(OLD.rules, { calendar: { ...CALENDAR, holidays } });
      },
      `~ the calendar
    removed past holidays: 2026-10-29 (Republic Day)
    added holidays: 2027-10-28 from 13:00 (Eve)
`,
    ],
    [
      'another title',
      () => rulesFile(OLD.rules, { journal: { ...OLD.journal, title: 'New' } }),
      '~ the journal was "Test" (https://journal.example/) and is "New" (https://journal.example/)\n',
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

describe('what makes the gate weaker must be accepted by its id', () => {
  test.each<[string, () => Promise<RulesFile>, string]>([
    ['a rule that is gone', () => rulesFile([rule('b')]), 'is gone'],
    ['a rule that is retired', () => changed({ status: 'retired' }), 'is retired'],
    ['a rule that only warns', () => changed({ level: 'warn' }), 'only warns instead of stopping'],
    [
      'another question under the same id',
      () => changed({ text: 'Is the coffee ready?' }),
      'asks something else: "Is a fine?" → "Is the coffee ready?"',
    ],
    [
      'a command in the place of a person',
      () => changed({ check: { kind: 'command', name: 'x' } }),
      'is answered by `command x`, not by `person`',
    ],
    [
      'a weekday in the place of a person',
      () => changed({ check: { kind: 'calendar', name: 'weekday', weekdays: ['monday'] } }),
      'is answered by `calendar weekday',
    ],
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

  test.each<[string, object, string]>([
    ['no weekend', { weekend: [] }, 'weekend: ["saturday","sunday"] → []'],
    ['no holidays', { holidays: [] }, 'removed holidays: 2026-10-29 (Republic Day)'],
    ['no vacations', { vacations: [] }, 'removed vacations: 2026-08-03 to 2026-08-21 (Summer)'],
    ['another zone', { timeZone: 'Pacific/Apia' }, 'timeZone: "Europe/Istanbul" → "Pacific/Apia"'],
  ])('%s', async (_, fields, shown) => {
    const latest = await rulesFile(OLD.rules, { calendar: { ...CALENDAR, ...fields } });
    const refused = await update(latest, '--yes');
    expect([refused.code, refused.pinned]).toEqual([2, OLD]);
    expect(refused.stdout).toContain(`- calendar: the calendar\n    ${shown}`);
    const accepted = await update(latest, '--yes', '--accept', 'calendar');
    expect([accepted.code, accepted.pinned]).toEqual([0, latest]);
  });

  test.each<[string, string | undefined]>([
    ['with a conflict in it', '<<<<<<< HEAD\n{}\n'],
    ['that was removed', undefined],
  ])('a pinned file %s is taken from git', async (_, content) => {
    using project = await deployingProject(OLD, { rules: 'new.json' });
    commitAll(project.root);
    project.write('new.json', await rulesFile([rule('b')]));
    if (content === undefined) rmSync(path.join(project.root, '.belay/rules.json'));
    else project.write('.belay/rules.json', content);
    const refused = await runInProcess(['update', '--yes'], { cwd: project.root });
    expect(refused).toMatchObject({ code: 2, stdout: expect.stringContaining('- a: Is a fine?') });
    const args = ['update', '--yes', '--accept', 'a'];
    expect((await runInProcess(args, { cwd: project.root })).code).toBe(0);
  });

  test('each rule, if the pinned rules are not known', async () => {
    using project = await deployingProject(OLD, { rules: 'new.json' });
    project.write('new.json', await rulesFile([rule('b')]));
    project.write('.belay/rules.json', '{');
    const refused = await runInProcess(['update', '--yes'], { cwd: project.root });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--accept b') });
  });

  test('does not mention a rule that was never for this project; mentions a rename', async () => {
    const other = rule('c', { sources: only({ projects: ['blog'] }) });
    using project = await deployingProject(await rulesFile([rule('a'), other]), {
      rules: 'new.json',
    });
    project.write('new.json', await rulesFile([rule('a')]));
    expect((await runInProcess(['update', '--yes'], { cwd: project.root })).code).toBe(0);
    project.write('new.json', await rulesFile([rule('b', { text: 'Is a fine now?' })]));
    const { stdout, stderr } = await runInProcess(['update', '--yes'], { cwd: project.root });
    expect(stdout).toContain(
      'is removed, and b is new. If it was reworded, write `id=…` after it in the note',
    );
    expect(stderr).toContain('\n  belay update --yes --accept a\n');
  });

  const command = (name: string): Check => ({ kind: 'command', name });
  const http = (fields: object): Check => ({ kind: 'http', url: 'https://a.example/', ...fields });

  test.each<[Check, Check, string | undefined]>([
    [command('x'), { kind: 'person' }, 'is answered by `person`, not by `command x`'],
    [command('x'), command('y'), 'is answered by `command y`, not by `command x`'],
    [command('x'), { kind: 'drift', name: 'x' }, 'is answered by `drift x`, not by `command x`'],
    [{ kind: 'person', role: 'pm' }, { kind: 'person' }, 'not by `person pm`'],
    [{ kind: 'person', role: 'pm' }, { kind: 'person', role: 'dev' }, 'by `person dev`, not by'],
    [{ kind: 'person' }, { kind: 'person', role: 'pm' }, undefined],
    [
      { kind: 'person', role: 'pm' },
      command('x'),
      'is answered by `command x`, not by `person pm`',
    ],
    [
      { kind: 'calendar', name: 'working-day' },
      { kind: 'calendar', name: 'between', from: '09:00', to: '17:00' },
      'is answered by `calendar between from=09:00 to=17:00`, not by `calendar working-day`',
    ],
    [http({ status: 200 }), http({}), 'is answered by `http https://a.example/`, not by'],
    [
      http({ contains: 'a' }),
      http({ contains: 'b' }),
      'not by `http https://a.example/ contains=a`',
    ],
    [http({ url: 'https://b.example/' }), http({}), 'not by `http https://b.example/`'],
    [http({}), http({ status: 200, contains: 'a', within: 60 }), undefined],
    [http({ for: 60 }), http({ for: 30 }), 'not by `http https://a.example/ for=60`'],
    [http({ tlsDays: 14 }), http({}), 'not by `http https://a.example/ tlsDays=14`'],
    [http({ for: 60 }), http({ for: 90, tlsDays: 14 }), undefined],
  ])('%j that becomes %j', async (before, after, shown) => {
    using project = await deployingProject(await changed({ check: before }), { rules: 'new.json' });
    project.write('new.json', await changed({ check: after }));
    const { code, stdout } = await runInProcess(['update', '--yes'], { cwd: project.root });
    expect(code).toBe(shown === undefined ? 0 : 2);
    expect(stdout).toContain(shown ?? '~ a: Is a fine?');
  });

  test('one at a time, and nothing else with that name', async () => {
    const latest = await rulesFile([rule('c')]);
    expect((await update(latest, '--yes', '--accept', 'a')).stderr).toMatch(
      /update --yes --accept a --accept b\n/,
    );
    expect((await update(latest, '--yes', '--accept', 'c', '--accept', 'a')).code).toBe(2);
    expect((await update(latest, '--accept', 'a', '--accept', 'b')).stderr).toContain('--yes');
  });
});

describe('--check', () => {
  test.each<[string, () => Promise<RulesFile>, number]>([
    ['the latest rules', async () => OLD, 0],
    ['a new rule', () => rulesFile([...OLD.rules, rule('c')]), 1],
    ['a weaker rule', () => changed({ level: 'warn' }), 1],
  ])('%s', async (_, make, code) => {
    const outcome = await update(await make(), '--check');
    expect([outcome.code, outcome.pinned]).toEqual([code, OLD]);
  });

  test('exits with 2 if it could not ask, and refuses options to pin', async () => {
    expect((await update('{', '--check')).code).toBe(2);
    expect((await update(OLD, '--check', '--yes')).stderr).toContain('--check pins nothing');
  });
});

describe('--stronger', () => {
  const three = () => rulesFile([rule('a', { level: 'warn', because: 'wait.' }), rule('c')]);

  test('takes new rules, keeps the pinned version of weakened ones, and lists these', async () => {
    const { code, stdout, pinned } = await update(await three(), '--yes', '--stronger');
    expect(code).toBe(0);
    expect(pinned.rules).toEqual([rule('a'), rule('b'), rule('c')]);
    expect(stdout).toContain('2 of them stay as they were');
    expect(stdout).toMatch(/--accept a\n.*--accept b\n/);
  });

  test('keeps a calendar that has days off which the new one lacks', async () => {
    const calendar = { ...CALENDAR, vacations: [] };
    const latest = await rulesFile([...OLD.rules, rule('c')], { calendar });
    const { pinned } = await update(latest, '--yes', '--stronger');
    expect([pinned.calendar, pinned.rules.length]).toEqual([CALENDAR, 3]);
  });

  test('takes a weaker rule that is accepted', async () => {
    const latest = await three();
    const accepting = ['--accept', 'a', '--accept', 'b'];
    expect((await update(latest, '--yes', '--stronger', ...accepting)).pinned).toEqual(latest);
  });

  test('writes the change in words, with reason, link, what to bind, and what is not taken', async () => {
    using project = await deployingProject(OLD, { rules: 'new.json' });
    const check: Check = { kind: 'command', name: 'smoke' };
    const added = rule('c', { text: 'Is `C` @ada ok?', because: 'it burns.', check });
    project.write('new.json', await rulesFile([rule('a'), added]));
    const args = ['update', '--yes', '--stronger', '--summary', 'change.md'];
    expect((await runInProcess(args, { cwd: project.root })).code).toBe(0);
    const text = project.read('change.md');
    expect(text).toContain('## New rules\n\n- **[Is &#96;C&#96; &#64;ada ok&#63;](<https://');
    expect(text).toContain('Otherwise: it burns');
    expect(text).toContain('"commands": { "smoke": "the command to run" }');
    expect(text).toContain('## Weaker rules, not taken\n\n- **Is b fine&#63;**\n  - is gone');
    expect(text).toContain('update --yes --accept b\n');
  });
});

describe('an older export', () => {
  test.each<[string, number | undefined, number | undefined, boolean]>([
    ['of fewer commits', 7, 6, true],
    ['that does not say of how many', 7, undefined, true],
    ['of as many', 7, 7, false],
    ['of more', 7, 8, false],
    ['where the pinned one does not say', undefined, 6, false],
  ])('%s: %s → %s', async (_, before, now, refused) => {
    const added = await rulesFile([...OLD.rules, rule('c')]);
    const of = (file: RulesFile, revision: number | undefined) => ({
      ...file,
      ...(revision !== undefined && { revision }),
    });
    using project = await deployingProject(of(OLD, before), { rules: 'new.json' });
    project.write('new.json', of(added, now));
    const pull = (...args: string[]) =>
      runInProcess(['update', '--yes', ...args], { cwd: project.root });
    const outcome = await pull();
    expect([outcome.code, outcome.stderr.includes('--downgrade')]).toEqual([
      refused ? 2 : 0,
      refused,
    ]);
    if (refused) expect((await pull('--downgrade')).code).toBe(0);
    expect(JSON.parse(project.read('.belay/rules.json'))).toEqual(of(added, now));
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
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-update-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const certificate = selfSigned(folder, 'IP:127.0.0.1');
  const trusting = { NODE_EXTRA_CA_CERTS: certificate.file };
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** Runs the built command against a server; gives back what it said, what is pinned, and what was requested. */
  async function pull(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    source = (port: number) => `https://127.0.0.1:${port}/rules.json`,
    env: NodeJS.ProcessEnv = trusting,
  ) {
    let requests = 0;
    server = createServer(certificate, (request, response) => {
      requests++;
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    using project = await deployingProject(OLD, { rules: source(port) });
    const outcome = await project.belay(['update', '--yes'], env);
    return { ...outcome, pinned: JSON.parse(project.read('.belay/rules.json')), requests };
  }

  test('a journal is pulled from, through a redirect too', async () => {
    const latest = await rulesFile([rule('a'), rule('b'), rule('c')]);
    const result = await pull((request, response) => {
      if (request.url === '/new.json') response.end(JSON.stringify(latest));
      else response.writeHead(302, { location: '/new.json' }).end();
    });
    expect([result.code, result.pinned]).toEqual([0, latest]);
  });

  test.each<[string, Parameters<typeof pull>[0], string]>([
    ['an error', (_, response) => response.writeHead(500).end(), 'answered with status 500'],
    ['nothing there', (_, response) => response.writeHead(404).end(), 'answered with status 404'],
    ['a hang-up', (request) => request.socket.destroy(), 'could not be reached'],
    [
      'a redirect in a circle',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      'redirects more than 5 times',
    ],
    [
      'a redirect to plain http',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'not from http://127.0.0.1:1/',
    ],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'rules come over https: or from a file',
    ],
    [
      'a redirect to nowhere',
      (_, response) => response.writeHead(302, { location: 'https://' }).end(),
      'redirects to what is not a URL',
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
    expect(stderr).toContain('The pinned rules stay as they are.');
  });

  test('a server that only claims to be the journal is rejected, whatever the environment says', async () => {
    const { code, stderr, pinned, requests } = await pull(
      (_, response) => response.end('{}'),
      undefined,
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    );
    expect([code, pinned, requests]).toEqual([2, OLD, 0]);
    expect(stderr).toContain('its certificate is self-signed');
  });

  test.each([
    ['http://127.0.0.1:PORT/rules.json', 'rules come over https: or from a file'],
    ['http://journal.example/rules.json', 'rules come over https: or from a file'],
    ['ftp://journal.example/rules.json', 'rules come over https: or from a file'],
    ['data:application/json,{}', 'rules come over https: or from a file'],
    ['https://', '"https://" is not a URL'],
    ['file://elsewhere/rules.json', 'is not the address of a file on this machine'],
  ])('%s is not asked', async (url, message) => {
    const { code, stderr, requests } = await pull(
      (_, response) => response.end('{}'),
      (port) => url.replace('PORT', String(port)),
    );
    expect([code, requests]).toEqual([2, 0]);
    expect(stderr).toContain(message);
    expect(stderr).toContain('The pinned rules stay as they are.');
  });

  test('a user name and a password are not shown', async () => {
    const { stderr } = await pull(
      (_, response) => response.writeHead(403).end(),
      (port) => `https://ada:tiger-lily@127.0.0.1:${port}/rules.json?token=tiger-lily`,
    );
    expect(stderr).toContain('/rules.json answered with status 403');
    expect(stderr).not.toContain('tiger-lily');
  });

  test('the token of a private journal goes to its host alone, and not where that redirects to', async () => {
    const seen: (string | undefined)[] = [];
    const token = { ...trusting, BELAY_TOKEN: 'tiger-lily' };
    const result = await pull(
      (request, response) => {
        seen.push(request.headers.authorization);
        if (request.url === '/new.json') response.writeHead(403).end();
        else response.writeHead(302, { location: '/new.json' }).end();
      },
      undefined,
      token,
    );
    expect(seen).toEqual(['Bearer tiger-lily', undefined]);
    expect(result.stderr).toContain('answered with status 403');
    expect(result.stdout + result.stderr).not.toContain('tiger-lily');
  });

  test('a 404 of a private journal names the variable for the token', async () => {
    const { stderr } = await pull((_, response) => response.writeHead(404).end());
    expect(stderr).toContain('set the environment variable BELAY_TOKEN');
  });

  test('without the network the gate asks what is pinned', async () => {
    using project = await deployingProject(OLD, { rules: 'https://127.0.0.1:1/rules.json' });
    expect((await project.belay(['update', '--yes'])).stderr).toContain(
      'nothing listens at that port',
    );
    const { code } = await project.gate('--answer', 'a=yes', '--answer', 'b=yes');
    expect(code).toBe(0);
  });
});

test('a file: URL is a file', async () => {
  using project = await deployingProject(OLD, {});
  const latest = await changed({ because: 'wait.' });
  project.write('new.json', latest);
  project.write('belay.json', {
    project: 'shop',
    rules: pathToFileURL(path.join(project.root, 'new.json')).href,
  });
  const { code } = await runInProcess(['update', '--yes'], { cwd: project.root });
  expect([code, JSON.parse(project.read('.belay/rules.json'))]).toEqual([0, latest]);
});

describe('it says so if there is nothing to compare with', () => {
  test.each<[string, (project: DeployingProject) => void, string]>([
    [
      'no rules',
      ({ root }) => rmSync(path.join(root, '.belay/rules.json')),
      'No rules are pinned yet.',
    ],
  ])('%s', async (_, change, message) => {
    using project = await deployingProject(OLD, { rules: 'new.json' });
    project.write('new.json', OLD);
    change(project);
    const { code, stdout } = await runInProcess(['update', '--yes'], { cwd: project.root });
    expect(code).toBe(0);
    expect(stdout).toContain(message);
  });
});

test('what comes from the journal cannot steer the terminal, nor the shell that a hint is pasted into', async () => {
  const steering = '\x1b]0;owned\x07\x1b[2J\u202e\u009b31m';
  const latest = await changed({ text: `Is it ${steering}?`, expect: 'no', because: steering });
  const { stdout, stderr } = await update(latest, '--yes');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  for (const id of ['a; reboot', '$(reboot)', '--yes', '`reboot`', 'a b', '\x1b[2J', '__proto__']) {
    const file = { ...OLD, rules: [{ ...rule('a'), id }] };
    const signed = JSON.stringify({ ...file, digest: digestOf(file) });
    expect((await update(signed, '--yes')).stderr).toContain(
      'an id is letters, digits and . _ / -',
    );
  }
});
