/** Every verb of the one file that projects run, on a bare Node. */
import { describe, expect, test } from 'vitest';
import { deployingProject } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

test('update pins new rules', async () => {
  using project = await deployingProject(await rulesFile([rule('a')]), { rules: 'new.json' });
  const latest = await rulesFile([rule('a'), rule('b')]);
  project.write('new.json', latest);
  expect(await project.belay(['update', '--yes'])).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(project.read('.belay/rules.json'))).toEqual(latest);
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
