import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runInProcess } from '../../../cli/testing/runInProcess.ts';
import { withAddress } from '../../runCheck.ts';
import { deployingProject } from '../../testing/deployingProject.ts';
import { rule, rulesFile } from '../../testing/rules.ts';
import type { HttpCheck } from './http.ts';

const URLS = {
  shop: { production: 'https://shop.example/', staging: 'http://localhost:8000/app' },
  blog: 'https://blog.example',
};

test.each<[string, string | undefined, string | undefined]>([
  ['shop/health', 'production', 'https://shop.example/health'],
  ['shop/health?full=1', 'staging', 'http://localhost:8000/app/health?full=1'],
  ['shop/', 'production', 'https://shop.example'],
  ['shop/health', 'test', undefined],
  ['shop/health', undefined, undefined],
  ['blog/feed', 'production', 'https://blog.example/feed'],
  ['blog/feed', undefined, 'https://blog.example/feed'],
  ['constructor/x', 'production', undefined],
  ['https://a.example/x', 'production', 'https://a.example/x'],
])('%s in %s is %s', (url, environment, address) => {
  const check: HttpCheck = { kind: 'http', url };
  expect(withAddress(check, { urls: URLS }, environment)?.url).toBe(address);
});

test('one journal’s rule asks each project at its own address', async () => {
  const server = createServer((_, response) => response.end('ready')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const check = { kind: 'http' as const, url: 'shop/health', status: 200 };
  const rules = await rulesFile([rule('up', { stage: 'after-deploy', check })]);
  const gate = async (urls: object) => {
    using project = await deployingProject(rules, { urls });
    const outcome = await runInProcess(['gate', '--stage', 'after-deploy'], { cwd: project.root });
    return outcome;
  };
  expect(await gate({ shop: `http://localhost:${port}` })).toMatchObject({ code: 0 });
  const { code, stdout } = await gate({});
  expect([code, stdout.includes('"urls": { "shop": "https://…" }')]).toEqual([1, true]);
  server.close();
});
