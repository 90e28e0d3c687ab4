/** What is asked when a deploy is done: polling, its progress, and the way back. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  bareNode,
  type DeployingProject,
  deployingProject,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';
import { atTerminal } from './atTerminal.ts';

const CLEAR = '\r\x1b[K';
const movesOrWaits = (text: string) => ['\x1b', '\r', '…'].some((each) => text.includes(each));
const AFTER = ['gate', '--stage', 'after-deploy'];

let server: Server;
let host: string;
/** How many requests are answered with 503, before all is well. */
let downFor: number;
beforeEach(async () => {
  downFor = 0;
  server = createServer((_, response) => {
    response.writeHead(downFor-- > 0 ? 503 : 200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A shop that is asked for after the deploy, with the steps of two notes that lead back. */
async function shop(within: number): Promise<DeployingProject> {
  const at = (path: string, line: number, appliesTo = {}) => [{ ...SOURCE, path, line, appliesTo }];
  const recovery = { stage: 'recovery', expect: 'done' } as const;
  const rules = await rulesFile([
    rule('up', {
      stage: 'after-deploy',
      text: 'Does the shop answer?',
      check: { kind: 'http', url: `http://${host}/health`, status: 200, within },
      sources: [...at('incidents/b.md', 1), ...at('incidents/a.md', 2)],
    }),
    rule('d', { ...recovery, text: 'Tell everybody', sources: at('incidents/b.md', 3) }),
    rule('c', { ...recovery, text: 'Look at the log', sources: at('incidents/a.md', 20) }),
    rule('b', {
      ...recovery,
      text: 'Put the old one back',
      sources: at('incidents/a.md', 9),
    }),
    rule('a', {
      ...recovery,
      text: 'Call the data centre',
      sources: at('incidents/a.md', 1, { projects: ['elsewhere'] }),
    }),
    rule('e', { ...recovery, status: 'retired', text: 'Restart all' }),
    rule('f', { ...recovery, text: 'Renew the certificate', sources: at('incidents/c.md', 1) }),
  ]);
  return deployingProject(rules, { hosts: [host] });
}

/** A narrow terminal in a project. */
const place = (project: DeployingProject, env = {}) => ({
  cwd: project.root,
  env: { ...process.env, NO_COLOR: '1', ...env },
  cols: 100,
});

test('polls until all is well, and shows at a terminal what it waits for', async () => {
  using project = await shop(60);
  downFor = 3;
  const { code, screen } = await atTerminal(
    bareNode(),
    ['.belay/belay.mjs', ...AFTER, '--verbose'],
    place(project),
  );
  expect(code).toBe(0);
  expect(screen).toMatch(/… http, \d+ s: http:\/\/\S+ answered 503, not 200/);
  // The line is gone before the report begins.
  expect(screen).toContain(`${CLEAR}after-deploy: shop`);
  expect(screen).toContain('answered 200, at try 4');
});

test('shows it where only the keyboard is at a terminal, as under dosh', async () => {
  using project = await shop(60);
  downFor = 3;
  const command = `${bareNode()} .belay/belay.mjs ${AFTER.join(' ')} 2>&1 | cat > said.txt`;
  const { screen } = await atTerminal('sh', ['-c', command], place(project));
  expect(screen).toContain('answered 503, not 200');
  expect(movesOrWaits(project.read('said.txt'))).toBe(false);
});

test('shows no animation in a pipe or on a dumb terminal', async () => {
  using project = await shop(60);
  downFor = 2;
  const { code, stdout, stderr } = await project.belay(AFTER);
  expect([code, movesOrWaits(stdout + stderr)]).toEqual([0, false]);
  downFor = 2;
  const node = bareNode();
  const dumb = await atTerminal(
    node,
    ['.belay/belay.mjs', ...AFTER],
    place(project, { TERM: 'dumb' }),
  );
  expect([dumb.code, dumb.screen.includes('…')]).toEqual([0, false]);
});

test('that fails, prints the steps of the notes whose rule failed, in the order of the notes', async () => {
  using project = await shop(1);
  downFor = 1000;
  const { code, stdout } = await project.belay(AFTER);
  expect(code).toBe(1);
  const steps = stdout.slice(stdout.indexOf('\nRecovery\n')).match(/^ +\d+\. .+$/gm);
  expect(steps).toEqual([
    '  1. Put the old one back',
    '  2. Look at the log',
    '  3. Tell everybody',
  ]);
});

test('that succeeds prints no steps', async () => {
  using project = await shop(1);
  const { code, stdout } = await project.belay(AFTER);
  expect([code, stdout.includes('Recovery')]).toEqual([0, false]);
});
