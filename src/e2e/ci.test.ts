/** The recipes for CI services, run as their runners run them, on what was really pushed. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
  run,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

const RULES = await rulesFile([
  rule('tests', { check: { kind: 'command', name: 'tests' } }),
  rule('up', { stage: 'after-deploy', check: { kind: 'command', name: 'up' } }),
]);
const SETTINGS = {
  environments: {
    production: { branches: ['main', "release/*'s"] },
    staging: { branches: ['try/**'] },
    elsewhere: {},
  },
  commands: { tests: 'test ! -e broken', up: 'test ! -e down' },
};
const DEPLOY = "echo 'Write here what deploys.' && exit 1";
const environment = {
  ...gitEnvironment(),
  PATH: `${path.dirname(bareNode())}${path.delimiter}${process.env['PATH']}`,
};

let project: DeployingProject;
let runner: string;
beforeEach(async () => {
  project = await deployingProject(RULES, SETTINGS);
  runner = path.join(project.root, 'runner');
  project.write('.gitignore', 'remote.git\nrunner\n');
});
afterEach(() => project[Symbol.dispose]());

/** Writes the recipe, says in it what deploys, and pushes it all to a branch. */
async function pushRecipe(service: string, file: string, branch: string, ...more: string[]) {
  const written = await project.belay(['init', '--ci', service]);
  expect(written).toMatchObject({ code: 0, stderr: '' });
  expect(written.stdout).toContain(`${file} written; `);
  expect(project.read(file)).toContain(DEPLOY);
  project.write(file, project.read(file).replace(DEPLOY, 'echo done > deployed'));
  for (const name of more) project.write(name, '');
  commitAll(project.root, branch);
  await run('git', ['init', '--quiet', '--bare', 'remote.git'], project.root, environment);
  const pushed = await run(
    'git',
    ['push', '--quiet', 'remote.git', `HEAD:refs/heads/${branch}`],
    project.root,
    environment,
  );
  expect(pushed.code).toBe(0);
}

/** Runs commands one after the other, as a job does: up to the first that fails. */
async function job(shell: string[], commands: readonly string[], env: NodeJS.ProcessEnv = {}) {
  let output = '';
  for (const command of commands) {
    const [file = 'sh', ...args] = shell;
    const outcome = await run(file, [...args, command], runner, { ...environment, ...env });
    output += outcome.stdout + outcome.stderr;
    if (outcome.code !== 0) return { failed: command, output };
  }
  return { failed: undefined, output };
}

const deployed = async () => (await run('test', ['-e', 'deployed'], runner)).code === 0;

describe('github', () => {
  const FILE = '.github/workflows/deploy.yml';

  async function runWorkflow(branch: string, ...more: string[]) {
    await pushRecipe('github', FILE, branch, ...more);
    // As actions/checkout does for a push: the branch, one commit deep.
    const clone = ['clone', '--quiet', '--depth=1', '--branch', branch];
    const from = `file://${path.join(project.root, 'remote.git')}`;
    await run('git', [...clone, from, runner], project.root, environment);
    const workflow = parse(readFileSync(path.join(runner, FILE), 'utf8'));
    const steps = workflow.jobs.deploy.steps as { run?: string }[];
    const commands = steps.flatMap((step) => step.run ?? []);
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path.join(runner, 'summary.md') };
    return job(['bash', '-e', '-c'], commands, env);
  }

  test('deploys after a go, and looks after it', async () => {
    const { failed, output } = await runWorkflow('main');
    expect([failed, await deployed()]).toEqual([undefined, true]);
    expect(output).toMatch(/^::notice title=before-deploy%3A shop to production::Go\. 1 pass\.$/m);
    expect(output).toMatch(/^::notice title=after-deploy%3A shop to production::Go\. 1 pass\.$/m);
    expect(readFileSync(path.join(runner, 'summary.md'), 'utf8').match(/^## /gm)).toHaveLength(2);
  });

  test('deploys nothing after a stop', async () => {
    const { failed, output } = await runWorkflow('try/a/b', 'broken');
    expect([failed?.includes('before-deploy'), await deployed()]).toEqual([true, false]);
    expect(output).toMatch(/^::error title=before-deploy%3A shop to staging::Stop\. 1 stop\.$/m);
  });

  test('fails where the deploy did no good', async () => {
    const { failed } = await runWorkflow('main', 'down');
    expect([failed?.includes('after-deploy'), await deployed()]).toEqual([true, true]);
  });

  test('is for the branches of belay.json, and is never written twice', async () => {
    await project.belay(['init', '--ci', 'github']);
    const text = project.read(FILE);
    expect(parse(text).on.push.branches).toEqual(['main', "release/*'s", 'try/**']);
    expect(await project.belay(['init', '--ci', 'github'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${FILE} is there already, and stays as it is.`),
    });
    expect(project.read(FILE)).toBe(text);
  });
});

interface Job {
  rules: { if: string }[];
  script: string[];
  after_script: string[];
}

describe('gitlab', () => {
  const FILE = '.gitlab/deploy.yml';

  async function runPipeline(branch: string, ...more: string[]) {
    await pushRecipe('gitlab', FILE, branch, ...more);
    // As GitLab's runner does: a commit, and no branch.
    mkdirSync(runner);
    const inRunner = (...args: string[]) => run('git', args, runner, environment);
    await inRunner('init', '--quiet');
    await inRunner('fetch', '--quiet', '--depth=1', path.join(project.root, 'remote.git'), branch);
    await inRunner('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    const jobs = Object.entries<Job>(parse(readFileSync(path.join(runner, FILE), 'utf8')));
    const fitting = jobs.filter(([, { rules }]) => rules.some((each) => isTrue(each.if, branch)));
    expect(fitting.length).toBeLessThan(2);
    const [name, chosen] = fitting[0] ?? [];
    if (!chosen) return { name, failed: undefined, after: '' };
    // The runner joins the script into one, and stops it at the first command that fails.
    const outcome = await job(['sh', '-e', '-c'], [chosen.script.join('\n')]);
    const after = await job(['sh', '-c'], chosen.after_script);
    return { name, ...outcome, after: after.output };
  }

  /** `$CI_COMMIT_BRANCH =~ /…/` */
  function isTrue(condition: string, branch: string): boolean {
    const [, pattern = ''] = condition.match(/^\$CI_COMMIT_BRANCH =~ \/(.*)\/$/) ?? [];
    expect(pattern.replaceAll('\\/', '')).not.toContain('/');
    return new RegExp(pattern).test(branch);
  }

  test('deploys after a go, and looks after it', async () => {
    const { name, failed, after } = await runPipeline('main');
    expect([name, failed, await deployed()]).toEqual(['deploy:production', undefined, true]);
    expect(after).toContain('<testsuite name="before-deploy: shop to production" tests="1"');
    expect(after).toContain('<testsuite name="after-deploy: shop to production" tests="1"');
  });

  test('deploys nothing after a stop', async () => {
    const { name, failed, after } = await runPipeline("release/1's", 'broken');
    expect([name, failed === undefined, await deployed()]).toEqual([
      'deploy:production',
      false,
      false,
    ]);
    expect(after).toContain('<failure type="stop"');
    expect(after).not.toContain('after-deploy');
  });

  test.each([
    ['try/a/b', 'deploy:staging'],
    ['mainline', undefined],
  ])('of the branch %s it runs %s', async (branch, name) => {
    expect((await runPipeline(branch)).name).toBe(name);
  });
});

test.each([
  [['--ci', 'jenkins'], 'Write github or gitlab.'],
  [[], 'Say what to add'],
  [['--hook', 'here'], 'It is this project that is made ready.'],
])('%j is bad usage', async (args, message) => {
  expect(await project.belay(['init', ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
  });
});

test('without branches to deploy there is nothing to write', async () => {
  project.write('belay.json', { project: 'shop', environments: { production: {} } });
  expect(await project.belay(['init', '--ci', 'github'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('so the recipe would never run'),
  });
});

test('without rules for afterwards nothing is asked then, which would decide nothing', async () => {
  project.write('.belay/rules.json', await rulesFile([rule('a')]));
  await project.belay(['init', '--ci', 'gitlab']);
  expect(project.read('.gitlab/deploy.yml')).not.toContain('after-deploy');
});
