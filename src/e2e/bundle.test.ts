/** Every verb of the one file that projects run, on a bare Node. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployingProject } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';

test('update pins new rules', async () => {
  using project = await deployingProject(await rulesFile([rule('a')]), { rules: 'new.json' });
  const latest = await rulesFile([rule('a'), rule('b')]);
  project.write('new.json', latest);
  expect(await project.belay(['update', '--yes'])).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(project.read('.belay/rules.json'))).toEqual(latest);
});

// Reads the code that ran from the coverage that Node writes: each part of the file has a name of its own there.
test('a go needs no code besides that which is compiled at the start', async () => {
  const foreign = { ...SOURCE, appliesTo: { projects: ['other'] } };
  const check = { kind: 'calendar', name: 'working-day' } as const;
  const rules = [
    rule('a', { check }),
    rule('b', { level: 'warn' }),
    rule('c', { sources: [foreign] }),
  ];
  using project = await deployingProject(await rulesFile(rules));
  const folder = path.join(project.root, 'coverage');
  const at = ['--now', '2026-11-24T10:00Z'];
  const env = { NODE_V8_COVERAGE: folder };
  const { code } = await project.belay(['gate', '--stage', 'before-deploy', ...at], env);
  const scripts = readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(project.read(path.join('coverage', file)));
    return (result as { url: string }[]).map(({ url }) => url);
  });
  expect([code, scripts.filter((url) => url.includes('/belay.mjs'))]).toEqual([
    0,
    [expect.stringMatching(/\/\.belay\/belay\.mjs$/)],
  ]);
});

describe('its help', async () => {
  using project = await deployingProject(await rulesFile([]));
  const { stdout } = await project.belay(['--help']);
  const verbs = [...stdout.matchAll(/^ {2}([a-z-]+) {2,}\S/gm)].map(([, name = '']) => name);

  test('lists each verb once', () => {
    expect(verbs).toEqual([...new Set(verbs)]);
    expect(verbs).toEqual(expect.arrayContaining(['gate', 'update', 'pre-push', 'init']));
  });

  test.each(verbs)('%s', async (verb) => {
    using other = await deployingProject(await rulesFile([]));
    const { code, stdout: help } = await other.belay([verb, '--help']);
    expect([code, help.includes('Examples:')]).toEqual([0, true]);
  });
});
