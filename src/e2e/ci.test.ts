/** The recipes for CI services, run as their runners run them, on what was really pushed. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { History } from '../gate/history.ts';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
  initHere,
  pathTo,
  run,
  testNode,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import type { Rule, RulesFile } from '../rules/model.ts';

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
const DEPLOY = "echo 'Replace this line with the commands that deploy.' && exit 1";
/** Git without an identity, as on a runner. */
const environment: NodeJS.ProcessEnv = {
  ...gitEnvironment(),
  ...{ GIT_AUTHOR_NAME: undefined, GIT_AUTHOR_EMAIL: undefined },
  ...{ GIT_COMMITTER_NAME: undefined, GIT_COMMITTER_EMAIL: undefined },
};

let project: DeployingProject;
let runner: string;
beforeEach(async () => {
  environment['PATH'] = pathTo(testNode());
  project = await deployingProject(RULES, SETTINGS);
  runner = path.join(project.root, 'runner');
  project.write('.gitignore', 'remote.git\nrunner\ntheirs\ncalls*\ngh\n');
});
afterEach(() => project[Symbol.dispose]());

/** Writes the recipe, says in it what deploys, and pushes it all to a branch. */
async function pushRecipe(service: string, file: string, branch: string, ...more: string[]) {
  const written = await initHere(['--ci', service], project.root);
  expect(written).toMatchObject({ code: 0, stderr: '' });
  expect(written.stdout).toContain(`${file} written; `);
  expect(project.read(file)).toContain(DEPLOY);
  project.write(file, project.read(file).replace(DEPLOY, 'echo done > deployed'));
  for (const name of more) project.write(name, '');
  commitAll(project.root, branch);
  const git = (...args: string[]) => run('git', args, project.root, environment);
  await git('init', '--quiet', '--bare', 'remote.git');
  await git('remote', 'add', 'origin', remote());
  expect((await git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`)).code).toBe(0);
}

const remote = () => `file://${path.join(project.root, 'remote.git')}`;

/** What came to the remote repository of the runs of the gate. */
function recordsThere(): { stage: string; decision: string; dirty: boolean; by: string }[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: path.join(project.root, 'remote.git'), encoding: 'utf8' });
  // Answers are noted on the tree of the commit as well.
  const noted = git('notes', '--ref', 'belay', 'list').trim().split('\n');
  return noted
    .flatMap((line) => git('notes', '--ref', 'belay', 'show', line.split(' ')[1] ?? '').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'run')
    .sort((a, b) => a.ranAt.localeCompare(b.ranAt));
}

/** The runs that the deploy published for the journal. */
function historyThere(): History['runs'] {
  const text = execFileSync('git', ['show', 'belay-history:history.json'], {
    cwd: path.join(project.root, 'remote.git'),
    encoding: 'utf8',
  });
  return History.parse(JSON.parse(text)).runs;
}

/** The variables that a service fills in. */
function filledIn(variables: Record<string, string>, values: Record<string, string>) {
  const fill = (text: string) =>
    Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(name, value), text);
  return Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, fill(text)]));
}

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: object;
}

/** Runs commands one after the other, as a job does: up to the first that fails. */
async function job(
  shell: string[],
  steps: readonly (Step | string)[],
  env: NodeJS.ProcessEnv | (() => NodeJS.ProcessEnv),
) {
  let output = '';
  for (const step of steps) {
    const { run: command, env: own }: Step = typeof step === 'string' ? { run: step } : step;
    if (command === undefined) continue;
    const [file = 'sh', ...args] = shell;
    const shared = typeof env === 'function' ? env() : env;
    const variables = { ...environment, ...shared, ...own };
    const outcome = await run(file, [...args, command], runner, variables);
    output += outcome.stdout + outcome.stderr;
    if (outcome.code !== 0) return { failed: command, output };
  }
  return { failed: undefined, output };
}

/** What a service gives as the commit before a first push, or for a run by hand. */
const ZEROS = '0'.repeat(40);

/** Commits all files, and pushes them to a branch. Returns the commit before. */
async function pushMore(branch: string): Promise<string> {
  const git = (...args: string[]) => run('git', args, project.root, environment);
  const before = await git('rev-parse', 'HEAD');
  for (const args of [
    ['add', '--all'],
    [...AS_ADA, 'commit', '--quiet', '--message', 'More'],
  ]) {
    expect(await git(...args)).toMatchObject({ code: 0 });
  }
  await git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  return before.stdout.trim();
}

const AS_ADA = ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example'];

const deployed = async () => (await run('test', ['-e', 'deployed'], runner)).code === 0;

describe('github', () => {
  beforeEach(() => {
    environment['PATH'] = pathTo(bareNode());
  });

  const FILE = '.github/workflows/deploy.yml';

  async function runWorkflow(branch: string, ...more: string[]) {
    await pushRecipe('github', FILE, branch, ...more);
    return runAgain(branch);
  }

  async function runAgain(branch: string, before = ZEROS) {
    rmSync(runner, { recursive: true, force: true });
    // As actions/checkout does for a push: the branch, one commit deep.
    const clone = ['clone', '--quiet', '--depth=1', '--branch', branch, remote(), runner];
    await run('git', clone, project.root, environment);
    const { deploy } = parse(readFileSync(path.join(runner, FILE), 'utf8')).jobs;
    const known = {
      '${{ github.actor }}': 'ada',
      '${{ github.token }}': 'secret',
      '${{ github.event.repository.default_branch }}': 'main',
      '${{ vars.BELAY_DEPLOYED || github.event.before }}': before,
      '${{ vars.BELAY_ACCEPT_POLICY }}': '',
    };
    const steps = (deploy.steps as Step[]).map((step) => ({
      ...step,
      ...(step.env && { env: filledIn(step.env, known) }),
    }));
    const temporary = path.join(runner, '.git');
    const later = path.join(temporary, 'env');
    writeFileSync(later, '');
    const env = () => ({
      ...filledIn(deploy.env, known),
      ...{ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary(), GITHUB_ENV: later },
      ...{ RUNNER_TEMP: temporary, GITHUB_SERVER_URL: 'https://github.example' },
      ...Object.fromEntries(
        readFileSync(later, 'utf8')
          .split('\n')
          .map((line) => line.split('=')),
      ),
    });
    const isLast = (step: Step) => step.if !== undefined;
    const outcome = await job(
      ['bash', '-e', '-c'],
      steps.filter((step) => !isLast(step)),
      env,
    );
    for (const step of steps) if (isLast(step)) expect(step.if).toBe("always() && env.GATE != ''");
    const last = env()['GATE'] ? steps.filter(isLast) : [];
    expect(await job(['bash', '-e', '-c'], last, env)).toMatchObject({ failed: undefined });
    return outcome;
  }

  const summary = () => path.join(runner, '.git', 'summary.md');

  test('deploys after a go, and looks after it', async () => {
    const { failed, output } = await runWorkflow('main');
    expect([failed, await deployed()]).toEqual([undefined, true]);
    expect(output).toMatch(/^::notice title=before-deploy%3A shop to production::Go\. 1 pass\./m);
    expect(output).toMatch(/^::notice title=after-deploy%3A shop to production::Go\. 1 pass\./m);
    expect(readFileSync(summary(), 'utf8').match(/^## /gm)).toHaveLength(2);
    expect(historyThere()).toMatchObject([{ stage: 'after-deploy' }, { stage: 'before-deploy' }]);
    const by = 'ada@users.noreply.github.com';
    expect(recordsThere()).toMatchObject([
      { stage: 'before-deploy', decision: 'go', dirty: false, by },
      { stage: 'after-deploy', decision: 'go', by },
    ]);
  });

  test('deploys what somebody answered in advance', async () => {
    project.write('.belay/rules.json', await rulesFile([rule('confirmed')]));
    expect((await runWorkflow('main')).failed).toContain('before-deploy');
    expect(recordsThere()).toMatchObject([{ decision: 'stop' }]);
    const answer = ['answer', 'confirmed=yes', '--environment', 'production'];
    expect(await project.belay(answer)).toMatchObject({ code: 0 });
    expect(await project.belay(['sync'])).toMatchObject({ code: 0 });
    expect([(await runAgain('main')).failed, await deployed()]).toEqual([undefined, true]);
    expect(recordsThere()).toMatchObject([{ decision: 'stop' }, { decision: 'go' }]);
  });

  test('deploys nothing after a stop', async () => {
    const { failed, output } = await runWorkflow('try/a/b', 'broken');
    expect([failed?.includes('before-deploy'), await deployed()]).toEqual([true, false]);
    expect(output).toMatch(/^::error title=before-deploy%3A shop to staging::Stop\. 1 stop\./m);
  });

  test('fails if the after-deploy rules fail', async () => {
    const { failed } = await runWorkflow('main', 'down');
    expect([failed?.includes('after-deploy'), await deployed()]).toEqual([true, true]);
  });

  test('decides by the settings that are deployed, too', async () => {
    await pushRecipe('github', FILE, 'main');
    project.write('broken', '');
    const commands = { ...SETTINGS.commands, tests: 'true' };
    project.write('belay.json', { project: 'shop', ...SETTINGS, commands });
    const { failed, output } = await runAgain('main', await pushMore('main'));
    expect([failed?.includes('before-deploy'), await deployed()]).toEqual([true, false]);
    expect(output).toContain('commands.tests is weaker in this commit');
  });

  test('is for the branches of belay.json, and is never written twice', async () => {
    await project.belay(['init', '--ci', 'github']);
    const text = project.read(FILE);
    expect(parse(text).on.push.branches).toEqual(['main', "release/*'s", 'try/**']);
    expect(await project.belay(['init', '--ci', 'github'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${FILE} exists already and was not changed.`),
    });
    expect(project.read(FILE)).toBe(text);
  });
});

interface Job {
  rules: { if: string }[];
  variables: Record<string, string>;
  script: string[];
  after_script: string[];
}

describe('gitlab', () => {
  const FILE = '.gitlab/deploy.yml';

  async function runPipeline(branch: string, ...more: string[]) {
    await pushRecipe('gitlab', FILE, branch, ...more);
    return runAgain(branch);
  }

  async function runAgain(branch: string, before = ZEROS) {
    rmSync(runner, { recursive: true, force: true });
    // As GitLab's runner does: a commit, and no branch.
    mkdirSync(runner);
    const inRunner = (...args: string[]) => run('git', args, runner, environment);
    await inRunner('init', '--quiet');
    await inRunner('remote', 'add', 'origin', remote());
    await inRunner('fetch', '--quiet', '--depth=1', 'origin', branch);
    await inRunner('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    const jobs = Object.entries<Job>(parse(readFileSync(path.join(runner, FILE), 'utf8')));
    const fitting = jobs.filter(([, { rules }]) => rules.some((each) => isTrue(each.if, branch)));
    expect(fitting.length).toBeLessThan(2);
    const [name, chosen] = fitting[0] ?? [];
    if (!chosen) return { name, failed: undefined, after: '' };
    // The runner joins the script into one, and stops it at the first command that fails.
    const given = {
      ...{ CI_COMMIT_BEFORE_SHA: before, CI_DEFAULT_BRANCH: 'main', CI_JOB_TOKEN: 'secret' },
      CI_SERVER_URL: 'https://gitlab.example',
    };
    const variables = filledIn(chosen.variables, {
      ...{
        $CI_PROJECT_DIR: runner,
        $GITLAB_USER_NAME: 'Ada',
        $GITLAB_USER_EMAIL: 'ada@shop.example',
      },
    });
    const env = { ...variables, ...given };
    const outcome = await job(['sh', '-e', '-c'], [chosen.script.join('\n')], env);
    const after = await job(['sh', '-c'], [chosen.after_script.join('\n')], env);
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
    expect(historyThere()).toMatchObject([{ stage: 'after-deploy' }, { stage: 'before-deploy' }]);
    expect(recordsThere()).toMatchObject([
      { stage: 'before-deploy', decision: 'go', dirty: false, by: 'ada@shop.example' },
      { stage: 'after-deploy', decision: 'go' },
    ]);
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

  test('decides with the program that is deployed', async () => {
    await pushRecipe('gitlab', FILE, 'main', 'broken');
    // It writes the sign of a go, whatever it is asked.
    const go = "process.argv[process.argv.indexOf('--go-file') + 1]";
    const text = `import { writeFileSync } from 'node:fs'; writeFileSync(${go}, 'go\\n');`;
    project.write('.belay/belay.mjs', text);
    expect((await runAgain('main', await pushMore('main'))).failed).toBeDefined();
    expect(await deployed()).toBe(false);
  });

  test.each([
    ['try/a/b', 'deploy:staging'],
    ['mainline', undefined],
  ])('of the branch %s it runs %s', async (branch, name) => {
    expect((await runPipeline(branch)).name).toBe(name);
  });
});

test.each(['github', 'gitlab'])(
  '%s finds the recipe of a project in a sub-folder',
  async (service) => {
    const shop = path.join(project.root, 'apps', 'web shop');
    mkdirSync(shop, { recursive: true });
    for (const part of ['.belay', 'belay.json']) {
      cpSync(path.join(project.root, part), path.join(shop, part), { recursive: true });
    }
    commitAll(project.root, 'main');
    const made = await run(
      bareNode(),
      ['.belay/belay.mjs', 'init', '--ci', service],
      shop,
      environment,
    );
    const file =
      service === 'github'
        ? '.github/workflows/deploy-web-shop.yml'
        : '.gitlab/deploy-web-shop.yml';
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`../../${file} written`),
    });
    const recipe = parse(project.read(file));
    if (service === 'github') {
      expect(recipe.jobs.deploy.defaults.run['working-directory']).toBe('apps/web shop');
    } else {
      expect(recipe['deploy-web-shop:production'].script[0]).toBe("cd 'apps/web shop'");
    }
  },
);

test('the workflow gives the token to what pushes records alone, pins its actions, and ends in an hour', async () => {
  await project.belay(['init', '--ci', 'github']);
  const { permissions, jobs } = parse(project.read('.github/workflows/deploy.yml'));
  expect(permissions).toEqual({});
  expect(jobs.deploy['timeout-minutes']).toBe(60);
  const steps = jobs.deploy.steps as Step[];
  expect(steps[0]?.with).toEqual({ 'persist-credentials': false });
  for (const { uses } of steps) if (uses) expect(uses).toMatch(/@[\da-f]{40}$/);
  for (const { run: command, env } of steps) {
    expect(env !== undefined).toBe(/"\$GATE" (?:sync|log --export)/.test(command ?? ''));
  }
});

test.each([
  [['--ci', 'jenkins'], 'Write github or gitlab.'],
  [[], 'Say what to add'],
  [['--hook', 'here'], 'This `init` takes no folder: it works on this project.'],
])('%j is bad usage', async (args, message) => {
  expect(await project.belay(['init', ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
  });
});

test('without branches to deploy, nothing is written', async () => {
  project.write('belay.json', { project: 'shop', environments: { production: {} } });
  expect(await project.belay(['init', '--ci', 'github'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('so the recipe would never run'),
  });
});

test('without after-deploy rules the gate is not run after the deploy', async () => {
  project.write('.belay/rules.json', await rulesFile([rule('a')]));
  await project.belay(['init', '--ci', 'gitlab']);
  expect(project.read('.gitlab/deploy.yml')).not.toContain('after-deploy');
});

describe('the scheduled update', () => {
  const NEW = 'https://journal.example/checklists/release/#rule-smoke';
  const remoteGit = (...args: string[]) =>
    execFileSync('git', args, { cwd: path.join(project.root, 'remote.git'), encoding: 'utf8' });

  const [tests, up] = RULES.rules;
  const smoke = rule('smoke', {
    check: { kind: 'command', name: 'smoke' },
    because: 'it burns.',
  });
  const LEARNED = [smoke, { ...tests, level: 'warn' } as Rule, up as Rule];

  /** A project whose journal has a new rule, and a weaker one, pushed with its recipes and cloned by a runner. */
  async function scheduled(service: string, file: string) {
    project.write('belay.json', { project: 'shop', ...SETTINGS, rules: 'journal.json' });
    project.write('journal.json', await rulesFile(LEARNED));
    await pushRecipe(service, file, 'main');
    rmSync(runner, { recursive: true, force: true });
    await run(
      'git',
      ['clone', '--quiet', '--depth=1', '--branch=main', remote(), runner],
      project.root,
      environment,
    );
  }
  /** Pushes a change of the main branch, and begins the next day of the runner. */
  async function nextDay(change: Record<string, string | object> = {}) {
    const git = (...args: string[]) => run('git', args, project.root, gitEnvironment());
    for (const [file, text] of Object.entries(change)) {
      project.write(file, text);
      await git('add', file);
    }
    await git('commit', '--quiet', '--message', 'The next day');
    await git('push', '--quiet', 'origin', 'HEAD:main');
    await run('git', ['fetch', '--quiet', 'origin', 'main'], runner, environment);
    await run('git', ['checkout', '--quiet', '--force', 'origin/main'], runner, environment);
  }
  const branches = () => remoteGit('branch', '--list', 'belay/*').trim().split(/\s+/);
  const proposed = () =>
    (JSON.parse(remoteGit('show', `${branches()[0]}:.belay/rules.json`)) as RulesFile).rules.map(
      ({ id, level }) => [id, level],
    );
  const TAKEN = [
    ['smoke', 'stop'],
    ['tests', 'stop'],
    ['up', 'stop'],
  ];
  const isInWords = (text: string) => {
    expect(text).toContain(`Is smoke fine&#63;](<${NEW}`);
    expect(text).toContain('Otherwise: it burns');
    expect(text).toContain('"commands": { "smoke": "the command to run" }');
    expect(text).toContain('## Weaker rules, not taken');
    expect(text).toContain('update --yes --accept tests');
  };

  test('on GitHub opens one pull request in words, which later rules are added to, and takes no weaker rule', async () => {
    await scheduled('github', '.github/workflows/deploy.yml');
    // Stands in for GitHub's own command.
    writeFileSync(
      path.join(project.root, 'gh'),
      `#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
if [ "$1 $2" = 'pr list' ]; then
  if grep -q '^pr create' "$CALLS"; then echo 7; fi
else
  for last; do :; done
  cp "\${last#body=@}" "$CALLS.body"
fi
`,
      { mode: 0o755 },
    );
    const calls = path.join(project.root, 'calls');
    const file = path.join(runner, '.github/workflows/belay-update.yml');
    const { update } = parse(readFileSync(file, 'utf8')).jobs;
    const env = {
      ...update.env,
      ...{ RUNNER_TEMP: path.join(runner, '.git'), GITHUB_SERVER_URL: 'https://github.example' },
      ...{
        GH_TOKEN: 'secret',
        CALLS: calls,
        GITHUB_REPOSITORY: 'shop/shop',
        PATH: `${project.root}:${environment['PATH']}`,
      },
    };
    const commands = (update.steps as { run?: string }[]).flatMap((step) => step.run ?? []);
    const runOnce = () => job(['bash', '-e', '-c'], commands, env);
    expect(await runOnce()).toMatchObject({ failed: undefined });
    expect(proposed()).toEqual(TAKEN);
    isInWords(readFileSync(`${calls}.body`, 'utf8'));
    await nextDay();
    expect(await runOnce()).toMatchObject({ failed: undefined });
    const called = () =>
      readFileSync(calls, 'utf8')
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('pr list'));
    const created = expect.stringMatching(/^pr create --head belay\/update --title /);
    expect(called()).toEqual([created]);

    // Somebody binds the new command on the branch. Then the journal learns more.
    const theirs = path.join(project.root, 'theirs');
    const git = (...args: string[]) =>
      run('git', ['-C', theirs, ...args], project.root, gitEnvironment());
    await run(
      'git',
      ['clone', '--quiet', '-b', 'belay/update', remote(), theirs],
      project.root,
      environment,
    );
    writeFileSync(path.join(theirs, 'bound.txt'), 'smoke');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'Bind smoke');
    await git('push', '--quiet');
    await nextDay({ 'journal.json': await rulesFile([...LEARNED, rule('more')]) });
    expect(await runOnce()).toMatchObject({ failed: undefined });
    expect(branches()).toEqual(['belay/update']);
    expect(proposed()).toEqual([['more', 'stop'], ...TAKEN]);
    expect(remoteGit('show', 'belay/update:bound.txt')).toBe('smoke');
    expect(called().slice(1)).toEqual([
      expect.stringMatching(/^api --silent --method PATCH repos\/shop\/shop\/pulls\/7 /),
    ]);
    expect(readFileSync(`${calls}.body`, 'utf8')).toContain('Is more fine');
  });

  test('on GitLab opens one merge request in words, which later rules are added to, and closes it if nothing is left', async () => {
    await scheduled('gitlab', '.gitlab/deploy.yml');
    const asked: { did: string; token: unknown; body: URLSearchParams }[] = [];
    let open = '[]';
    const server = createServer(async (request, response) => {
      const body = new URLSearchParams((await request.toArray()).join(''));
      const did = `${request.method} ${request.url}`;
      asked.push({ did, token: request.headers['private-token'], body });
      response.writeHead(200).end(request.method === 'GET' ? open : '{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const jobs = parse(readFileSync(path.join(runner, '.gitlab/belay-update.yml'), 'utf8'));
    const { script, variables } = jobs['belay-update'];
    const env = {
      ...variables,
      ...{ CI_PROJECT_DIR: runner, CI_SERVER_URL: 'https://gitlab.example', CI_PROJECT_ID: '7' },
      ...{ CI_DEFAULT_BRANCH: 'main', CI_API_V4_URL: `http://127.0.0.1:${port}` },
      BELAY_PUSH_TOKEN: 'secret',
    };
    const runOnce = () => job(['sh', '-e', '-c'], [script.join('\n')], env);
    expect(await runOnce()).toMatchObject({ failed: undefined });
    const LIST = 'GET /projects/7/merge_requests?state=opened&source_branch=belay/update';
    const done = () => asked.splice(0);
    const first = done();
    expect(first).toMatchObject([
      { did: LIST, token: 'secret' },
      { did: 'POST /projects/7/merge_requests', token: 'secret' },
    ]);
    expect(first[1]?.body.get('source_branch')).toBe('belay/update');
    isInWords(first[1]?.body.get('description') ?? '');
    expect(proposed()).toEqual(TAKEN);
    open = '[{"iid":3}]';

    await nextDay({ 'journal.json': await rulesFile([...LEARNED, rule('more')]) });
    expect(await runOnce()).toMatchObject({ failed: undefined });
    expect(branches()).toEqual(['belay/update']);
    const [, second] = done();
    expect(second?.did).toBe('PUT /projects/7/merge_requests/3');
    expect(second?.body.get('description')).toContain('Is more fine');

    await nextDay({ '.belay/rules.json': remoteGit('show', 'belay/update:.belay/rules.json') });
    // It fails, so that somebody looks at the weaker rule.
    expect(await runOnce()).toMatchObject({ output: expect.stringContaining('not taken') });
    expect(branches()).toEqual(['']);
    expect(done()[1]?.body.get('state_event')).toBe('close');
    server.close();
  });
});
