/** Ctrl-C and SIGTERM end each verb of a project, whatever it waits for, and what it started with it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selfSigned } from '../gate/testing/certificate.ts';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

/** A program that writes its id into the file that MARKER names, and then does nothing for ten minutes. */
const HANGS = '#!/bin/sh\necho $$ > "$MARKER.new" && mv "$MARKER.new" "$MARKER"\nexec sleep 600\n';

let folder: string;
let server: Server;
let project: DeployingProject;
/** Where a request was made: the server never answers. */
const asked = new Set<string>();

const marker = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-hang-'));
  writeFileSync(marker('hang.sh'), HANGS, { mode: 0o755 });
  const { key, cert } = selfSigned(folder, 'DNS:localhost');
  server = createServer({ key, cert }, (request) => void asked.add(request.url ?? ''));
  server.listen(0);
  await once(server, 'listening');
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const hang = marker('hang.sh');
  const url = `https://${host}/health`;
  const rules = await rulesFile([
    rule('gate', { check: { kind: 'command', name: 'gate' } }),
    rule('accept', { stage: 'after-deploy', check: { kind: 'drift', name: 'accept' } }),
    rule('http', { stage: 'after-deploy', check: { kind: 'http', url, within: 600 } }),
  ]);
  project = await deployingProject(rules, {
    environments: { production: { branches: ['main'] } },
    commands: { gate: hang, accept: hang },
    hosts: [host],
    rules: `https://${host}/rules.json`,
  });
  commitAll(project.root);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: project.root });
  git('remote', 'add', 'origin', `ext::${hang}`);
  git('config', 'protocol.ext.allow', 'always');
});
afterAll(() => {
  project[Symbol.dispose]();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits; the test's own time limit ends it. (`expect.poll` is not for tests that run at once.) */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(20);
}

const ZEROS = '0'.repeat(40);

test.concurrent.each<[signal: NodeJS.Signals, waitsFor: string, args: string[]]>([
  ['SIGINT', 'gate', ['gate', '--stage', 'before-deploy']],
  ['SIGTERM', 'push', ['pre-push', 'origin', 'there']],
  ['SIGTERM', '/health', ['gate', '--stage', 'after-deploy', '--environment', 'production']],
  ['SIGTERM', 'accept', ['accept', 'accept', '--environment', 'production', '--reason', 'new']],
  ['SIGHUP', 'sync', ['sync']],
  ['SIGTERM', '/rules.json', ['update']],
])('%s, while %s hangs, ends belay %j', async (signal, waitsFor, args) => {
  const isRequest = waitsFor.startsWith('/');
  const running = spawn(bareNode(), ['.belay/belay.mjs', ...args], {
    cwd: project.root,
    env: {
      ...gitEnvironment(),
      NODE_EXTRA_CA_CERTS: marker('certificate'),
      MARKER: marker(waitsFor),
    },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: project.root, encoding: 'utf8' });
  running.stdin.end(`refs/heads/main ${head.trim()} refs/heads/main ${ZEROS}\n`);
  const ended = once(running, 'exit');
  const waits = () => (isRequest ? asked.has(waitsFor) : existsSync(marker(waitsFor)));
  await until(waits);
  const started = isRequest ? undefined : Number(readFileSync(marker(waitsFor), 'utf8'));
  running.kill(signal);
  // `update` leaves nothing half done, so the signal itself ends it; a shell shows 128 and the signal's number.
  expect(await ended).toEqual(args[0] === 'update' ? [null, signal] : [130, null]);
  if (started) await until(() => !isRunning(started));
});
