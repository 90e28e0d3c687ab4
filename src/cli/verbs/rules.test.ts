/** `belay rules --report`, on journals with histories of several projects. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { History } from '../../gate/history.ts';
import { runInProcess } from '../testing/runInProcess.ts';

let content: string;
const write = (file: string, text: string | object) =>
  writeFileSync(path.join(content, file), typeof text === 'string' ? text : JSON.stringify(text));
/** Days ago, ISO 8601. */
const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();
const history = (project: string, at: string, verdict: 'pass' | 'stop'): History => ({
  version: 1,
  runs: [
    {
      ...{ project, stage: 'before-deploy', at, decision: 'go' },
      rules: [{ id: 'is-the-backup-done', verdict, answer: 'yes' }],
    },
  ],
  outages: [],
});

beforeAll(() => {
  content = mkdtempSync(path.join(tmpdir(), 'belay-report-'));
  write(
    'journal.yaml',
    `title: T
url: https://journal.example/
timeZone: UTC
country: none
history: [shop.json, blog.json, broken.json, gone.json, 'https://127.0.0.1:1/history.json']
`,
  );
  mkdirSync(path.join(content, 'checklists'));
  write(
    'checklists/release.md',
    '---\ntitle: Release\nsummary: Each time.\n---\n\n- Is the backup done? Yes.\n- Is it raining? No.\n',
  );
  write('history.json', history('old', ago(90), 'pass'));
  write('shop.json', history('shop', ago(2), 'stop'));
  write('blog.json', history('blog', ago(1), 'pass'));
  write('broken.json', '{}');
});
afterAll(() => rmSync(content, { recursive: true }));

test('histories of several projects are one; those that are unreachable, broken or old are named', async () => {
  const verbs = { rules: () => import('./rules.ts') };
  const report = (...more: string[]) =>
    runInProcess(['rules', '--report', '--content', content, ...more], { cwd: content, verbs });
  const { code, stdout, stderr } = await report();
  expect(code).toBe(0);
  expect(stdout).toBe(`2 rules, 3 runs from 6 histories.

asked  stopped  overridden  rule
    3        1           0  Is the backup done?
                            blog 1, old 1, shop 1

Never asked anywhere:
  Is it raining? (is-it-raining)
`);
  expect(stderr).toMatch(/history\.json is old: it was exported 90 days ago\./);
  expect(stderr).toMatch(/broken\.json is not what `belay log --export` writes\./);
  expect(stderr).toMatch(/gone\.json cannot be read: ENOENT\./);
  expect(stderr).toMatch(/https:\/\/127\.0\.0\.1:1\/history\.json could not be reached/);
  const { rules, sources } = JSON.parse((await report('--json')).stdout);
  expect(rules[0]).toMatchObject({ id: 'is-the-backup-done', asked: 3, stopped: 1 });
  expect(sources).toHaveLength(6);
});
