import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selfSigned } from '../../gate/testing/certificate.ts';
import { readHistories } from './readHistories.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const historyAt = (exported: string) => ({
  ...{ version: 1, exported, outages: [] },
  runs: [{ project: 'shop', stage: 'before-deploy', at: exported, decision: 'go', rules: [] }],
});

let folder: string;
let server: Server;
let address: string;
/** What the server answers, and the tokens that it was sent. */
let answer: { status: number; body: string };
const tokens: (string | undefined)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-histories-'));
  const certificate = selfSigned(folder, 'IP:127.0.0.1');
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert.toString()]);
  server = createServer(certificate, (request, response) => {
    tokens.push(request.headers.authorization);
    response.writeHead(answer.status).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/history.json`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const reading = (env: NodeJS.ProcessEnv = {}, from = [address]) =>
  readHistories({ contentDir: folder, from, now: NOW, env, keepIn: path.join(folder, 'kept') });
const good = (exported = '2026-11-25T10:00:00Z') => {
  answer = { status: 200, body: JSON.stringify(historyAt(exported)) };
};

test.each([
  ['cannot be reached', { status: 503, body: '' }],
  ['answers with something else', { status: 200, body: '<html>Sign in</html>' }],
])('an address that %s gives its last copy, and is named', async (_, broken) => {
  good();
  expect((await reading()).sources).toEqual([
    { from: address, runs: 1, asOf: '2026-11-25T10:00:00Z' },
  ]);
  answer = broken;
  const { history, sources } = await reading();
  expect(history.runs).toHaveLength(1);
  expect(sources).toMatchObject([
    { from: address, runs: 1, trouble: expect.stringMatching(/; its last copy is used$/) },
  ]);
});

test('an address that never answered is named, and the other histories count', async () => {
  good();
  writeFileSync(path.join(folder, 'blog.json'), JSON.stringify(historyAt('2026-10-01T10:00:00Z')));
  const never = 'https://127.0.0.1:1/history.json';
  const { history, sources } = await reading({}, [never, 'blog.json']);
  expect(history.runs).toHaveLength(1);
  expect(sources).toMatchObject([
    { from: never, runs: 0, trouble: expect.stringContaining('127.0.0.1:1') },
    { from: 'blog.json', runs: 1, trouble: 'blog.json is old: it was exported 56 days ago' },
  ]);
});

test('a token is sent to the host that BELAY_TOKEN_HOST names, and to no other', async () => {
  good();
  tokens.length = 0;
  const { host } = new URL(address);
  await reading({ BELAY_TOKEN: 'tiger-lily', BELAY_TOKEN_HOST: host });
  await reading({ BELAY_TOKEN: 'tiger-lily', BELAY_TOKEN_HOST: 'journal.example' });
  await reading({ BELAY_TOKEN: 'tiger-lily' });
  expect(tokens).toEqual(['Bearer tiger-lily', undefined, undefined]);
});
