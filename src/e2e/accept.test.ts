/** The server's package list, before and after the upgrade of OpenSSL. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import { atTerminal } from './atTerminal.ts';

const PACKAGES = rule('packages', { expect: 'no', check: { kind: 'drift', name: 'packages' } });
const SNAPSHOT = '.belay/snapshots/production/packages.txt';
const [BEFORE, AFTER] = ['libc6 2.27\nlibssl1.0.2 1.0.2o\n', 'libc6 2.27\nlibssl1.1 1.1.0h\n'];

let project: DeployingProject;
beforeEach(async () => {
  const settings = {
    environments: { production: { branches: ['main'] }, staging: { branches: ['develop'] } },
    commands: { packages: 'cat packages.txt', broken: 'echo no such server >&2; exit 3' },
  };
  project = await deployingProject(await rulesFile([PACKAGES]), settings, 'in this process');
  project.write('packages.txt', BEFORE);
  commitAll(project.root);
  return () => project[Symbol.dispose]();
});

const accept = (...args: string[]) => project.belay(['accept', ...args]);
const records = () =>
  execFileSync('git', ['notes', '--ref', 'belay', 'show'], { cwd: project.root, encoding: 'utf8' });

test('what was accepted passes, what has changed stops, until that is accepted too', async () => {
  expect((await project.gate('--allow-dirty', 'a test')).code).toBe(1);
  expect((await accept('packages', '--reason', 'as installed')).code).toBe(0);
  expect(project.read(SNAPSHOT)).toBe(BEFORE);
  expect((await project.gate('--allow-dirty', 'a test')).code).toBe(0);
  project.write('packages.txt', AFTER);
  expect((await project.gate('--allow-dirty', 'a test')).code).toBe(1);
  const { code, stdout } = await accept('packages', '--reason', 'OpenSSL 1.1, tried in staging');
  expect([code, stdout]).toEqual([
    0,
    `@@ -1,2 +1,2 @@\n libc6 2.27\n-libssl1.0.2 1.0.2o\n+libssl1.1 1.1.0h\nAccepted in ${SNAPSHOT}. Commit it, so that others see what has changed.\n`,
  ]);
  expect((await project.gate('--allow-dirty', 'a test')).code).toBe(0);
  expect((await accept('packages')).stdout).toBe(`${SNAPSHOT} is up to date.\n`);
  const { stdout: log } = await project.belay(['log', '--person', 'ada@shop.example']);
  expect(log).toMatch(/acceptance {2}packages {2}production .*OpenSSL 1\.1, tried in staging/);
});

test('at a terminal it asks why', async () => {
  const { code, screen } = await atTerminal(
    bareNode(),
    ['.belay/belay.mjs', 'accept', 'packages'],
    { cwd: project.root, env: { ...gitEnvironment(), NO_COLOR: '1' }, cols: 120 },
    [['Why is this output right? ', 'As It Was\r']],
  );
  expect(screen).toContain('+libssl1.0.2 1.0.2o');
  expect([code, records()]).toEqual([0, expect.stringContaining('"reason":"As It Was"')]);
});

describe('nothing is accepted, and the reason is given', () => {
  test.each<[string[], string]>([
    [['packages'], 'Say why it is right: --reason'],
    [['packages', '--reason', ' '], 'Say why it is right'],
    [['broken', '--reason', 'x'], 'no such server'],
    [['package', '--reason', 'x'], 'Did you mean "packages"?'],
    [['constructor', '--reason', 'x'], 'binds no command to "constructor"'],
    [['packages', '--environment', 'prod', '--reason', 'x'], 'no environment "prod"'],
    [[], 'Give the name of one check'],
  ])('%j', async (args, message) => {
    const { code, stderr } = await accept(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(existsSync(path.join(project.root, SNAPSHOT))).toBe(false);
  });

  test('where it cannot be recorded', async () => {
    const bin = path.join(project.root, '.git/bin');
    execFileSync('mkdir', [bin]);
    const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh\nfor word; do [ "$word" = fast-import ] && exit 1; done\nexec ${git} "$@"\n`;
    writeFileSync(path.join(bin, 'git'), script);
    chmodSync(path.join(bin, 'git'), 0o755);
    const env = { PATH: `${bin}:${process.env['PATH']}` };
    const args = ['accept', 'packages', '--reason', 'x'];
    const { code, stderr } = await project.belay(args, env);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be read or written')]);
    expect(existsSync(path.join(project.root, SNAPSHOT))).toBe(false);
  });
});
