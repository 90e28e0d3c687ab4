#!/usr/bin/env node
/**
 * `npm run bench:watch`: runs 10,000 rounds of a watch in one process against a local server, and prints how much memory it has
 * after garbage collection. Every hundredth round the answer changes, so that messages are sent and recorded, too.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { progressOn } from '../../src/gate/progress.ts';
import type { World } from '../../src/gate/run.ts';
import { rule, rulesFile } from '../../src/gate/testing/rules.ts';
import { watchRound } from '../../src/gate/watch/watchRound.ts';

const ROUNDS = 10_000;
const SHOWN = [1, 10, 1_000, 2_500, 5_000, 7_500, ROUNDS];
const CHANGE_AFTER = 100;
const { signal } = new AbortController();

if (process.argv.includes('--server')) serve();
else await measure();

/** The shop and the receiver, in a process of their own, so that their memory does not count. */
function serve(): void {
  let asked = 0;
  const server = createServer((request, response) => {
    const isShop = request.url === '/health';
    if (isShop) asked += 1;
    const down = isShop && Math.floor(asked / CHANGE_AFTER) % 2 === 1;
    request.resume();
    response.writeHead(down ? 503 : 200).end('ok');
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function measure(): Promise<void> {
  const { gc } = globalThis;
  if (!gc) throw new Error('Run it as `npm run bench:watch`: it needs --expose-gc.');
  const server = fork(import.meta.filename, ['--server'], { execArgv: [] });
  const root = mkdtempSync(path.join(tmpdir(), 'belay-rounds-'));
  try {
    const [port] = (await once(server, 'message')) as [number];
    await makeProject(root, `127.0.0.1:${port}`);
    let messages = 0;
    const memory = {};
    const began = performance.now();
    for (let round = 1; round <= ROUNDS; round++) {
      const { messages: sent, troubles } = await watchRound(
        { config: 'belay.json', memory },
        worldOf(root),
      );
      messages += sent.length;
      if (troubles.length > 0) throw new Error(troubles.join('; '));
      if (!SHOWN.includes(round)) continue;
      gc();
      const { heapUsed, rss } = process.memoryUsage();
      const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      process.stdout.write(
        `round ${round}: heap ${megabytes(heapUsed)}, RSS ${megabytes(rss)}, ${messages} messages, ${seconds} s\n`,
      );
    }
  } finally {
    server.kill();
    rmSync(root, { recursive: true, force: true });
  }
}

async function makeProject(root: string, host: string): Promise<void> {
  mkdirSync(path.join(root, '.belay'));
  const health = rule('health', {
    stage: 'after-deploy',
    check: { kind: 'http', url: `http://${host}/health`, status: 200 },
  });
  writeFileSync(path.join(root, '.belay/rules.json'), JSON.stringify(await rulesFile([health])));
  const config = {
    project: 'shop',
    hosts: [host],
    notify: { chat: { webhook: `http://${host}/` } },
    heartbeat: `http://${host}/`,
  };
  writeFileSync(path.join(root, 'belay.json'), JSON.stringify(config));
}

function worldOf(cwd: string): World {
  const { env, stdin, stderr } = process;
  return {
    ...{ cwd, env, stdin, signal },
    tell: () => {},
    progress: progressOn({ stdin: {}, stderr, env }),
    clock: () => new Date(),
  };
}
