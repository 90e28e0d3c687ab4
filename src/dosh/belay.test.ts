import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LUA_VERSIONS } from './testing/luaVersions.ts';
import { runTask, type Task } from './testing/runTask.ts';

const ADAPTER = readFileSync(new URL('./belay.lua', import.meta.url), 'utf8');

/** Runs a task whose commands end with given codes; `deploy` is the command that must not run. */
async function dosh(body: string, codes: Record<string, number> = {}, more: Partial<Task> = {}) {
  const commands: string[] = [];
  let output = '';
  const source = `local belay = dofile(".belay/belay.lua")(cmd, env)
    cmd.add_task{ name="deploy", command=function() ${body} cmd.run("deploy") end }`;
  const code = await runTask(
    { lua: '5.1', source, task: 'deploy', ...more },
    {
      read: () => ADAPTER,
      run: async (command) => {
        commands.push(command);
        const [, found = 0] = Object.entries(codes).find(([part]) => command.includes(part)) ?? [];
        return { code: found, output: `output of ${command}\n` };
      },
      write: (text) => {
        output += text;
      },
    },
  );
  return { code, commands, output, deployed: commands.includes('deploy') };
}

describe.each(LUA_VERSIONS)('on Lua %s', (lua) => {
  test('a go lets the task go on', async () => {
    const { code, commands } = await dosh('belay.gate{ environment = "production" }', {}, { lua });
    expect(code).toBe(0);
    expect(commands).toEqual([
      'node .belay/belay.mjs gate --stage before-deploy --environment production',
      'deploy',
    ]);
  });

  test.each<[number, number]>([
    [1, 1],
    [2, 2],
    [130, 130],
    [127, 127],
    [256, 2],
    [-9, 2],
    [-2, 2],
  ])('anything else stops it: %i ends dosh with %i', async (ended, code) => {
    const result = await dosh('belay.gate{}', { gate: ended }, { lua });
    expect([result.code, result.deployed]).toEqual([code, false]);
  });

  test.each([true, false])('nothing printed is lost, on a terminal: %s', async (isTerminal) => {
    const { output } = await dosh(
      'cmd.echo("before") belay.gate{}',
      { gate: 1 },
      { lua, isTerminal },
    );
    expect(output).toMatch(/^before\n\$ node .*\noutput of node .*\n$/);
  });

  test.each<[string, string]>([
    ['os.exit that comes back', 'os.exit = function() end'],
    ['os.exit that is not there', 'os.exit = nil'],
  ])('%s does not help', async (_, before) => {
    const { deployed, code } = await dosh('belay.gate{}', { gate: 1 }, { lua, before });
    expect([deployed, code]).toEqual([false, 1]);
  });

  test.each([
    'function() return nil end',
    'function() return {} end',
    'function() return { {} } end',
    'function() return { { return_code = "0" } } end',
    'function() return { { return_code = false } } end',
    'function() return { return_code = 0 } end',
    'function() return true end',
    'function() error("no shell") end',
  ])('a cmd.run like %s is no go', async (run) => {
    const { deployed, code } = await dosh(`cmd.run = ${run} belay.gate{} os.exit(0)`, {}, { lua });
    expect(deployed).toBe(false);
    expect(code).toBeGreaterThan(0);
  });
});

describe('the options of belay.gate', () => {
  test.each<[string, string, string?]>([
    ['', '--stage before-deploy'],
    ['{ stage = "after-deploy", report = "json" }', '--stage after-deploy --report json'],
    ['{}', '--stage before-deploy --environment staging', 'staging'],
    ['{ environment = "production" }', '--stage before-deploy --environment production', 'staging'],
    [
      '{ now = "2026-11-27T09:00+03:00", answers = { ["b/c"] = "no", a = "yes" } }',
      '--stage before-deploy --now 2026-11-27T09:00+03:00 --answer a=yes --answer b/c=no',
    ],
  ])('%s', async (options, written, environment) => {
    const call = options === '' ? 'belay.gate()' : `belay.gate${options}`;
    const { commands } = await dosh(call, {}, environment ? { environment } : {});
    expect(commands[0]).toBe(`node .belay/belay.mjs gate ${written}`);
  });

  test.each([
    'belay.gate("production")',
    'belay.gate{ enviroment = "production" }',
    'belay.gate{ environment = "a; true" }',
    'belay.gate{ environment = "$(true)" }',
    'belay.gate{ environment = "--report" }',
    'belay.gate{ environment = "" }',
    'belay.gate{ environment = 3 }',
    'belay.gate{ stage = "before deploy" }',
    'belay.gate{ answers = { ["a b"] = "yes" } }',
    'belay.gate{ answers = { a = "yes && true" } }',
    'belay.gate{ answers = { a = true } }',
    'belay.gate{ "production" }',
  ])('%s runs nothing, and says why', async (call) => {
    const { code, commands, output } = await dosh(call);
    expect([code, commands]).toEqual([2, []]);
    expect(output).toMatch(/^belay: .+\n$/);
  });

  test('without cmd and env it says how to write it', async () => {
    const { code, output } = await dosh('', {}, { source: 'dofile(".belay/belay.lua")()' });
    expect(code).toBe(1);
    expect(output).toContain('dofile(".belay/belay.lua")(cmd, env)');
  });
});

describe('belay.run', () => {
  test('stops the task where the command fails, as dosh does not', async () => {
    const failing = { 'make test': 3 };
    expect(await dosh('belay.run("make test")', failing)).toMatchObject({
      code: 3,
      deployed: false,
    });
    expect(await dosh('cmd.run("make test")', failing)).toMatchObject({ code: 0, deployed: true });
    expect(await dosh('belay.run("make test")')).toMatchObject({ code: 0, deployed: true });
  });

  test.each(['belay.run()', 'belay.run("")', 'belay.run{"make"}', 'belay.run("cd app && make")'])(
    '%s is refused',
    async (call) => {
      expect(await dosh(call)).toMatchObject({ code: 2, commands: [] });
    },
  );
});

describe('the stand-in is as careless as dosh', () => {
  test('an unknown task, and one of another environment, end with 0', async () => {
    expect(await dosh('', {}, { task: 'nosuchtask' })).toMatchObject({ code: 0, commands: [] });
    const source =
      'cmd.add_task{ name="deploy", environments={"a"}, command=function() cmd.run("x") end }';
    expect(await dosh('', {}, { source })).toMatchObject({ code: 0, commands: [] });
  });

  test('os.exit loses what Python printed into a pipe', async () => {
    const body = 'cmd.echo("lost") os.exit(1)';
    expect((await dosh(body)).output).toBe('');
    expect((await dosh(body, {}, { isTerminal: true })).output).toBe('lost\n');
  });
});
