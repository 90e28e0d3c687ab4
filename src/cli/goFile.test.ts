import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deployingProject } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import { runInProcess } from './testing/runInProcess.ts';

const RULES = await rulesFile([rule('tests', { check: { kind: 'command', name: 'tests' } })]);

async function gate(tests: string, file: string, args: string[] = []) {
  using project = await deployingProject(RULES, { commands: { tests } });
  project.write('old', 'go\n');
  const argv = ['gate', '--stage', 'before-deploy', '--go-file', file, ...args];
  const { code, stderr } = await runInProcess(argv, { cwd: project.root });
  const whole = path.join(project.root, file);
  return { code, stderr, sign: existsSync(whole) ? readFileSync(whole, 'utf8') : undefined };
}

test('only a go writes the file', async () => {
  expect(await gate('true', 'go-1')).toMatchObject({ code: 0, sign: 'go\n' });
  expect(await gate('false', 'go-1')).toMatchObject({ code: 1, sign: undefined });
  expect(await gate('true', 'go-1', ['--config', 'no.json'])).toMatchObject({ code: 2 });
  expect(await gate('true', 'go-1', ['--help'])).toMatchObject({ code: 0, sign: undefined });
});

test('a file that exists already, or cannot be written, is not a go', async () => {
  expect(await gate('true', 'old')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--go-file old exists already.'),
  });
  expect(await gate('true', 'no/folder/go')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('so this is not a go: ENOENT'),
  });
});
