import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LUA_VERSIONS } from './testing/luaVersions.ts';
import { runTask, type Task } from './testing/runTask.ts';

const ADAPTER = readFileSync(new URL('./belay.lua', import.meta.url), 'utf8');

/** Runs a task whose commands end with given codes; `deploy` is the command that must not run. */
async function dosh(
  body: string,
  codes: Record<string, number | 'interrupted'> = {},
  more: Partial<Task> & { has?: (command: string) => boolean; sign?: string | undefined } = {},
) {
  const commands: string[] = [];
  const files = new Map<string, string>();
  const signs: string[] = [];
  const sign = 'sign' in more ? more.sign : 'go\n';
  let output = '';
  const source = `local belay = dofile(".belay/belay.lua")(cmd, env)
    cmd.add_task{ name="deploy", command=function() ${body} cmd.run("deploy") end }`;
  const code = await runTask(
    { lua: '5.1', source, task: 'deploy', ...more },
    {
      read: () => ADAPTER,
      ...(more.has && { has: more.has }),
      open: (path) => files.get(path),
      remove: (path) => {
        files.delete(path);
      },
      run: async (whole) => {
        const [command = '', file] = whole.split(' --go-file ');
        commands.push(command);
        const [, found = 0] = Object.entries(codes).find(([part]) => command.includes(part)) ?? [];
        if (file) signs.push(file);
        if (file && found === 0 && sign !== undefined) files.set(file, sign);
        return { code: found, output: `output of ${command}\n` };
      },
      write: (text) => {
        output += text;
      },
    },
  );
  return { code, commands, output, signs, left: [...files], deployed: commands.includes('deploy') };
}

describe.each(LUA_VERSIONS)('on Lua %s', (lua) => {
  test('a go lets the task continue', async () => {
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
    [Number.NaN, 2],
    [0.5, 2],
    [1.5, 2],
    [Number.POSITIVE_INFINITY, 2],
  ])('anything else stops it: %i ends dosh with %i', async (ended, code) => {
    const result = await dosh('belay.gate{}', { gate: ended }, { lua });
    expect([result.code, result.deployed]).toEqual([code, false]);
  });

  test.each<[string, string | undefined]>([
    ['no file', undefined],
    ['an empty file', ''],
    ['another word', 'stop\n'],
    ['more than the word', 'go on\n'],
  ])('an exit code of 0 with %s as its sign is not a go', async (_, sign) => {
    const { code, deployed, output, left } = await dosh('belay.gate{}', {}, { lua, sign });
    expect([code, deployed, left]).toEqual([2, false, []]);
    expect(output).toContain('the gate ended with 0, but left no sign of a go');
  });

  test('each sign has its own name, and is removed afterwards', async () => {
    const { signs, left, deployed } = await dosh('belay.gate{} belay.gate{}', {}, { lua });
    expect([new Set(signs).size, left, deployed]).toEqual([2, [], true]);
    for (const file of signs) expect(file).toMatch(/^\.belay\/go-[0-9]+-[0-9A-Za-z]+$/);
  });

  test('a cmd.run that returns the exit code itself is understood', async () => {
    const number = 'local run = cmd.run cmd.run = function(c) return run(c)[1].return_code end';
    expect((await dosh(`${number} belay.gate{}`, {}, { lua })).deployed).toBe(true);
    expect(await dosh(`${number} belay.gate{}`, { gate: 1 }, { lua })).toMatchObject({
      code: 1,
      deployed: false,
    });
  });

  test('Ctrl-C in the gate ends dosh with 130, and not with 0 as dosh itself does', async () => {
    const interrupted = { gate: 'interrupted' } as const;
    const { code, deployed, output } = await dosh('belay.gate{}', interrupted, { lua });
    expect([code, deployed]).toEqual([130, false]);
    expect(output).toMatch(/\noutput of node .*\nbelay: interrupted\n$/);
    expect((await dosh('cmd.run("node gate")', interrupted, { lua })).code).toBe(0);
    expect(
      await dosh('belay.run("make test")', { 'make test': 'interrupted' }, { lua }),
    ).toMatchObject({ code: 130, deployed: false });
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
  ])('a cmd.run like %s is not a go', async (run) => {
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
  ])('%s: %s', async (options, written, environment) => {
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

describe('the stand-in behaves as DOSH.md describes dosh', () => {
  const task = (fields: string, name = 'deploy') =>
    `cmd.add_task{ name="${name}", ${fields} command=function() cmd.run("deploy") end }`;

  test.each(LUA_VERSIONS)(
    'dosh.lua is a function of env and cmd without a path, on Lua %s',
    async (lua) => {
      const { output } = await dosh(
        '',
        {},
        {
          lua,
          source: `cmd.add_task{ name="deploy", command=function()
        local found = debug.getinfo(1, "S").short_src
        cmd.echo(env.USER .. (string.find(found, "dosh.lua", 1, true) and " path" or " none"))
      end }`,
        },
      );
      expect(output).toBe('tester none\n');
    },
  );

  test('a file that is loaded sees neither env nor cmd', async () => {
    const source = 'dofile("other.lua")';
    expect((await dosh('', {}, { source })).output).not.toContain('Traceback');
    expect(ADAPTER).toContain('return function(cmd, env)');
    expect(
      (await dosh('', {}, { source: `assert(_G.cmd == nil and _G.env == nil) ${task('')}` })).code,
    ).toBe(0);
  });

  test('a failing command does not raise an error, and its code is in the result', async () => {
    const body = 'local r = cmd.run("a", "b") cmd.echo(r[1].return_code .. r[2].command_output)';
    const { code, output } = await dosh(body, { a: 3 });
    expect(code).toBe(0);
    expect(output).toContain('3output of b');
  });

  test('an error is a traceback, and exit 1', async () => {
    const { code, output, deployed } = await dosh('error("no")');
    expect([code, deployed]).toEqual([1, false]);
    expect(output).toContain('Traceback');
  });

  test('os.exit loses what Python printed into a pipe', async () => {
    const body = 'cmd.echo("lost") os.exit(1)';
    expect((await dosh(body)).output).toBe('');
    expect((await dosh(body, {}, { isTerminal: true })).output).toBe('lost\n');
  });

  test.each<[string, Partial<Task> & { has?: () => boolean }]>([
    ['an unknown task', { task: 'nosuchtask' }],
    ['a task of another environment', { source: task('environments={"a"},'), environment: 'b' }],
    [
      'a task that lacks a command',
      { source: task('required_commands={"git"},'), has: () => false },
    ],
  ])('%s does not run, and ends with 0', async (_, more) => {
    expect(await dosh('', {}, more)).toMatchObject({ code: 0, commands: [] });
  });

  test('a task in its environment, with its commands, runs', async () => {
    const source = task('environments={"a"}, required_commands={"git"},');
    expect((await dosh('', {}, { source, environment: 'a' })).deployed).toBe(true);
  });

  test('of tasks with one name the first one runs', async () => {
    const source = `${task('')} cmd.add_task{ name="deploy", command=function() cmd.run("second") end }`;
    expect((await dosh('', {}, { source })).commands).toEqual(['deploy']);
  });

  test('a command that begins with cd runs nothing, and ends well', async () => {
    expect(await dosh('cmd.run("cd app && make")')).toMatchObject({
      commands: ['deploy'],
      code: 0,
    });
  });

  test('the adapter shows what runs, as dosh does not', async () => {
    expect((await dosh('belay.run("make test")')).output).toContain('$ make test\n');
    expect((await dosh('cmd.run("make test")')).output).not.toContain('$ make test');
  });

  test.each([
    'belay.gate{ environment = "production", now = "2026-11-27T09:00+03:00" }',
    'belay.gate{ answers = { ["live-2/drain-the-nodes"] = "done" } }',
  ])('%s is a command that sh, PowerShell and cmd read in the same way', async (call) => {
    const { commands } = await dosh(call);
    expect(commands[0]).toMatch(/^[A-Za-z0-9 .:/+=-]+$/);
  });
});
