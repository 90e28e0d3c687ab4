/** Real pushes, held by the hook that `belay init --hook` installs. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
  initHere,
  type Outcome,
  pathTo,
  run,
  testNode,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import { atTerminal } from './atTerminal.ts';

const CHECKED = await rulesFile([rule('tests', { check: { kind: 'command', name: 'tests' } })]);
const ASKED = await rulesFile([rule('confirmed')]);
const SETTINGS = {
  environments: {
    production: { branches: ['main', 'release/*'] },
    staging: { branches: ['develop'] },
  },
  commands: { tests: 'test ! -e broken && pwd > "$SEEN"' },
};
const environment: NodeJS.ProcessEnv & { SEEN: string } = {
  ...gitEnvironment(),
  NO_COLOR: '1',
  /** Where the check writes the folder that it ran in. */
  SEEN: path.join(tmpdir(), `belay-seen-${process.pid}`),
};
afterAll(() => rmSync(environment.SEEN, { force: true }));
const seen = () => readFileSync(environment.SEEN, 'utf8').trim();
const MARK = 'a push to main is a deploy to production';

let project: DeployingProject;
let remote: string;
const git = (...args: string[]) => run('git', args, project.root, environment);
const push = (...args: string[]) => git('push', 'origin', ...args);
const pushed = (branch: string): string =>
  execFileSync('git', ['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`], {
    cwd: remote,
    encoding: 'utf8',
  }).trim();

beforeEach(async () => {
  environment.PATH = pathTo(testNode());
  project = await deployingProject(CHECKED, SETTINGS);
  project.write('.gitignore', 'remote.git\ntree\nseen\nrefused\ncache\n');
  commitAll(project.root, 'main');
  remote = path.join(project.root, 'remote.git');
  await git('init', '--quiet', '--bare', 'remote.git');
  await git('remote', 'add', 'origin', remote);
});
afterEach(() => project[Symbol.dispose]());

/** Commits a change of files; `null` removes one. */
async function commit(files: Record<string, string | object | null>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    if (content === null) rmSync(path.join(project.root, file));
    else project.write(file, content);
  }
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', 'Work');
}

/** As somebody types it in a clone. */
const typeInit = (env: NodeJS.ProcessEnv = environment): Promise<Outcome> =>
  run(bareNode(), ['.belay/belay.mjs', 'init', '--hook'], project.root, env);

/** The same without a process of its own. */
const installHook = (cwd = project.root): Promise<Outcome> =>
  initHere(['--hook'], cwd, environment);

function hook(file: string, text: string): void {
  const whole = path.join(project.root, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, `#!/bin/sh\n${text}\n`);
  chmodSync(whole, 0o755);
}

describe('a push to a deploy branch', () => {
  beforeEach(async () => {
    environment.PATH = pathTo(bareNode());
    expect(await installHook()).toMatchObject({
      code: 0,
      stdout: `${path.join('.git', 'hooks', 'pre-push')} written\n`,
    });
  });

  test('continues after a go, and the checks ran in a temporary checkout', async () => {
    const { code, stderr } = await push('main');
    expect(stderr).toContain(MARK);
    expect(stderr).toContain('Go. 1 pass.');
    expect(code).toBe(0);
    expect(pushed('main')).not.toBe('');
    expect(existsSync(seen())).toBe(false);
    expect((await git('worktree', 'list')).stdout.trim().split('\n')).toHaveLength(1);
  });

  test('is refused after a stop', async () => {
    await commit({ broken: '' });
    const { code, stderr } = await push('main');
    expect(stderr).toContain('Stop. 1 stop.');
    expect(stderr).toContain('lists them in "borrow"');
    expect(stderr).toContain('belay: nothing was pushed.');
    expect([code === 0, pushed('main')]).toEqual([false, '']);
  });

  test.each([
    ['by a branch pattern', 'release/2'],
    ['to another environment', 'develop'],
  ])('%s', async (_, branch) => {
    await commit({ broken: '' });
    expect((await push(`HEAD:refs/heads/${branch}`)).code).not.toBe(0);
    await commit({ broken: null });
    expect((await push(`HEAD:refs/heads/${branch}`)).code).toBe(0);
    expect(pushed(branch)).not.toBe('');
  });

  test('one of many, to two environments: the first stop holds them all', async () => {
    await commit({ broken: '' });
    const { code } = await push('HEAD:refs/heads/topic', 'HEAD:refs/heads/develop', 'main');
    expect([code === 0, pushed('topic'), pushed('develop'), pushed('main')]).toEqual([
      false,
      '',
      '',
      '',
    ]);
  });

  test('a push of a commit that is not checked out decides nothing', async () => {
    await git('switch', '--quiet', '--create', 'topic');
    await git('commit', '--quiet', '--allow-empty', '--message', 'More');
    const { code, stderr } = await push('main');
    expect(stderr).toContain('is to be pushed to main, and');
    expect([code === 0, pushed('main')]).toEqual([false, '']);
  });

  test.each<[string, () => unknown, string]>([
    [
      'a fix that is only in the work tree',
      async () => {
        await commit({ broken: '' });
        rmSync(path.join(project.root, 'broken'));
      },
      'broken (deleted)',
    ],
    [
      'a file that nobody added',
      () => project.write('notes.txt', ''),
      'notes.txt (not in the commit). Commit them, remove them, or add them to .gitignore.',
    ],
    [
      'a change that git was told not to see',
      async () => {
        await git('update-index', '--assume-unchanged', '.gitignore');
        project.write('.gitignore', 'remote.git\n');
      },
      '.gitignore (git does not check it: assume-unchanged)',
    ],
    [
      'without the command',
      () => rmSync(path.join(project.root, '.belay/belay.mjs')),
      'there is no ./.belay/belay.mjs',
    ],
    [
      'with an empty command',
      () => commit({ '.belay/belay.mjs': '' }),
      'belay.mjs ended without a sign of a go, so nothing was pushed.',
    ],
    [
      'with half of the command',
      () => {
        const text = project.read('.belay/belay.mjs');
        return commit({ '.belay/belay.mjs': text.slice(0, text.length / 2) });
      },
      'SyntaxError',
    ],
    ['without rules', () => commit({ '.belay/rules.json': null }), 'There are no rules'],
    ['with a broken belay.json', () => commit({ 'belay.json': '{' }), 'this is not JSON'],
  ])('%s is refused', async (_, change, message) => {
    await change();
    const { code, stderr } = await push('main');
    expect(stderr).toContain(message);
    expect([code === 0, pushed('main')]).toEqual([false, '']);
  });

  test('without a terminal asks nobody, and is refused', async () => {
    await commit({ '.belay/rules.json': ASKED });
    const { code, stderr } = await push('main');
    expect(stderr).toContain('there is no terminal to ask at');
    expect([code === 0, pushed('main')]).toEqual([false, '']);
  });

  test.each<[string, string, boolean, string]>([
    ['a yes', 'yes\r', true, 'Go. 1 pass.'],
    ['a no', 'no\r', false, 'Stop. 1 stop.'],
    ['Ctrl-C', '\x03', false, ''],
  ])('at a terminal, %s', async (_, typed, goes, shown) => {
    await commit({ '.belay/rules.json': ASKED });
    const screen = await pushAtTerminal(typed);
    expect(screen).toContain('Is confirmed fine?');
    expect(screen).toContain(shown);
    expect(pushed('main') !== '').toBe(goes);
  });
});

test('at the terminal of somebody else nobody is asked what they may not answer', async () => {
  await installHook();
  const rules = await rulesFile([rule('confirmed', { check: { kind: 'person', role: 'pm' } })]);
  const people = { pm: ['bob@shop.example'] };
  await commit({
    '.belay/rules.json': rules,
    'belay.json': { project: 'shop', ...SETTINGS, people },
  });
  const screen = await pushAtTerminal('yes\r');
  expect(screen).toContain(
    'nobody has answered, and only bob@shop.example may: with `.belay/belay answer confirmed=yes|no`',
  );
  expect([screen.includes('yes or no: '), pushed('main')]).toEqual([false, '']);
});

/** Runs `git push origin main` at a terminal, and types when the question comes up. */
async function pushAtTerminal(typed: string): Promise<string> {
  const place = { cwd: project.root, env: environment };
  const push = ['push', 'origin', 'main'];
  return (await atTerminal('git', push, place, [['yes or no: ', typed]])).screen;
}

test('checks use the ignored files that belay.json lends them, and no others', async () => {
  await installHook();
  const tests = 'test -e cache/lib.py && test ! -e seen';
  await commit({
    'belay.json': { project: 'shop', ...SETTINGS, commands: { tests }, borrow: ['cache', 'lost'] },
  });
  project.write('cache/lib.py', '');
  project.write('seen', '');
  expect((await push('main')).stderr).toContain('Go. 1 pass.');
});

test('a go that is on record for the commit is not asked for again', async () => {
  await installHook();
  await project.belay(['gate', '--stage', 'before-deploy'], environment);
  const { code, stderr } = await push('main');
  expect(stderr).toMatch(/Go: on record since .+Z by ada@shop\.example/);
  expect([code, stderr.includes('Go. 1 pass.')]).toEqual([0, false]);
});

test('a commit cannot loosen the gate that decides about it, unless somebody says so', async () => {
  await push('main');
  await installHook();
  const belay = project.read('.belay/belay.mjs');
  await commit({ broken: '', '.belay/belay.mjs': 'process.exit(0);' });
  const replaced = await push('main');
  expect(replaced.stderr).toContain(
    'belay.mjs differs from the deployed one, so the deployed one decides',
  );
  expect([replaced.code === 0, replaced.stderr.includes('Stop. 1 stop.')]).toEqual([false, true]);
  const loose = { ...SETTINGS, commands: { tests: 'true' } };
  await commit({ '.belay/belay.mjs': belay, 'belay.json': { project: 'shop', ...loose } });
  const rebound = await push('main');
  expect(rebound.stderr).toContain('commands.tests is weaker in this commit');
  expect(rebound.code).not.toBe(0);
  const env = { ...environment, BELAY_ACCEPT_POLICY: 'commands.tests' };
  const accepted = await run('git', ['push', 'origin', 'main'], project.root, env);
  expect([accepted.code, accepted.stderr]).toEqual([0, expect.stringContaining('Go. 1 pass.')]);
});

test('a commit that takes its branch out of belay.json is held by the settings before it', async () => {
  await push('main');
  await installHook();
  await commit({ broken: '', 'belay.json': { project: 'shop', environments: { production: {} } } });
  const { code, stderr } = await push('main');
  expect([code === 0, stderr.includes(MARK)]).toEqual([false, true]);
});

describe('a push that deploys nothing', () => {
  test.each([
    ['of another branch', ['HEAD:refs/heads/topic']],
    ['of a tag', ['HEAD:refs/tags/v1']],
    ['that deletes', ['--delete', 'main']],
  ])('%s is not held', async (_, args) => {
    await push('main');
    await installHook();
    await commit({ broken: '' });
    const { code, stderr } = await push(...args);
    expect([code, stderr.includes(MARK)]).toEqual([0, false]);
  });

  test('says that belay.json names no branches', async () => {
    await commit({ 'belay.json': { project: 'shop' } });
    expect((await installHook()).stdout).toContain('It does not hold any push yet');
    const { code, stderr } = await push('main');
    expect(code).toBe(0);
    expect(stderr).toContain('names no branches to deploy, so no push is held');
  });
});

describe('the hook is put where git looks', () => {
  test('next to an existing one, which runs first and sees the same list', async () => {
    hook('.git/hooks/pre-push', 'cat > seen; echo "$@" >> seen; test ! -e refused');
    expect((await typeInit()).stdout).toContain('is kept next to it, and runs first');
    expect((await push('main')).code).toBe(0);
    expect(project.read('seen')).toMatch(
      /^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0{40}\norigin .+\n$/,
    );
    project.write('refused', '');
    const { code, stderr } = await push('HEAD:refs/heads/develop');
    expect([code === 0, pushed('develop'), stderr.includes('deploy to staging')]).toEqual([
      false,
      '',
      false,
    ]);
  });

  test('a second time it is renewed, and what was kept stays', async () => {
    hook('.git/hooks/pre-push', 'echo earlier >&2');
    await typeInit();
    expect(await typeInit()).toMatchObject({ code: 0 });
    const { code, stderr } = await push('main');
    expect([code, stderr.includes('earlier'), stderr.includes(MARK)]).toEqual([0, true, true]);
    hook('.git/hooks/pre-push', 'echo another >&2');
    expect(await installHook()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There are two hooks to keep'),
    });
  });

  test('in core.hooksPath', async () => {
    await git('config', 'core.hooksPath', 'tools/hooks');
    await installHook();
    expect(existsSync(path.join(project.root, 'tools/hooks/pre-push'))).toBe(true);
    await commit({ broken: '' });
    expect((await push('main')).code).not.toBe(0);
    expect(pushed('main')).toBe('');
  });

  test('but with husky, the line that is printed for its own file holds a push, too', async () => {
    // As husky does: git calls its program, which calls the file of the same name beside the folder.
    hook('.husky/_/pre-push', 'exec sh -e .husky/pre-push "$@"');
    await git('config', 'core.hooksPath', '.husky/_');
    const { stdout, stderr } = await installHook();
    expect(existsSync(path.join(project.root, '.git/hooks/pre-push'))).toBe(false);
    const line = `${stdout}${stderr}`
      .split('\n')
      .find((each) => each.includes('pre-push --go-file'));
    await commit({ '.husky/pre-push': `${line?.trim()}\n` });
    expect((await push('main')).code).toBe(0);
    const before = pushed('main');
    await commit({ broken: '' });
    const held = await push('main');
    expect([held.code === 0, pushed('main')]).toEqual([false, before]);
    expect(held.stderr).toContain('Stop. 1 stop.');
  });

  test('but not in a folder for all repositories', async () => {
    const everywhere = path.join(project.root, 'everywhere');
    const config = path.join(project.root, 'gitconfig');
    writeFileSync(config, `[core]\n\thooksPath = ${everywhere}\n`);
    const { code, stderr } = await typeInit({ ...environment, GIT_CONFIG_GLOBAL: config });
    expect([code, existsSync(everywhere)]).toEqual([2, false]);
    expect(stderr).toContain('git config core.hooksPath .git/hooks');
  });

  test('for all work trees', async () => {
    await installHook();
    await git('worktree', 'add', '--quiet', '-b', 'release/1', 'remote.git/../tree');
    const tree = path.join(project.root, 'tree');
    const other = (...args: string[]) => run('git', args, tree, environment);
    writeFileSync(path.join(tree, 'broken'), '');
    await other('add', 'broken');
    await other('commit', '--quiet', '--message', 'Work');
    expect((await other('push', 'origin', 'release/1')).code).not.toBe(0);
    expect(pushed('release/1')).toBe('');
    await other('rm', '--quiet', 'broken');
    await other('commit', '--quiet', '--message', 'Work');
    expect((await other('push', 'origin', 'release/1')).code).toBe(0);
    expect(seen()).toMatch(/tree$/);
  });

  test('for each project of a repository', async () => {
    for (const name of ["bob's", 'api']) {
      project.write(`${name}/belay.json`, { project: name, ...SETTINGS });
      project.write(`${name}/.belay/rules.json`, CHECKED);
      project.write(`${name}/.belay/belay.mjs`, project.read('.belay/belay.mjs'));
      expect((await installHook(path.join(project.root, name))).code).toBe(0);
    }
    expect(project.read('.git/hooks/pre-push')).toMatch(
      /gate 'bob'\\''s' "\$@"\ngate 'api' "\$@"\n$/,
    );
    // CDPATH sends `cd api` to another folder than the one that is meant.
    project.write('cache/api/.belay/belay.mjs', '');
    environment.CDPATH = path.join(project.root, 'cache');
    await commit({ "bob's/broken": '' });
    expect((await push('main')).code).not.toBe(0);
    await commit({ "bob's/broken": null, 'api/broken': '' });
    expect((await push('main')).code).not.toBe(0);
    expect(pushed('main')).toBe('');
    await commit({ 'api/broken': null });
    expect((await push('main')).code).toBe(0);
    expect(seen()).toMatch(/api$/);
    environment.CDPATH = undefined;
  });

  test('and nowhere where there is no repository', async () => {
    rmSync(path.join(project.root, '.git'), { recursive: true });
    expect(await installHook()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Run `git init` first.'),
    });
  });
});
