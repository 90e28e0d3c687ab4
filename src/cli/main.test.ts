import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { Arguments } from './options.ts';
import { runInProcess } from './testing/runInProcess.ts';
import { defineVerb } from './verb.ts';

let seen: Arguments | undefined;
const verb = defineVerb({
  summary: 'Paint a wall.',
  usage: 'belay paint [--colour NAME] WALL',
  options: {
    colour: { type: 'string', value: 'NAME', description: 'Which colour.' },
    coat: { type: 'string', value: 'N', multiple: true, description: 'A coat.' },
    dry: { type: 'boolean', description: 'Wait until it is dry.' },
  },
  examples: [['belay paint north --colour red', 'Paint one.']],
  run: async (args) => {
    seen = args;
    return 7;
  },
});
const belay = (...argv: string[]) =>
  runInProcess(argv, { cwd: tmpdir(), verbs: { paint: async () => ({ verb }) } });

test('a verb gets its options and words, and its exit code is the command’s', async () => {
  const { code } = await belay(
    'paint',
    'north',
    '--colour=red',
    '--coat',
    '1',
    '--coat=-2',
    '--dry',
  );
  expect(code).toBe(7);
  expect(seen).toEqual({
    positionals: ['north'],
    values: { colour: 'red', coat: ['1', '-2'], dry: true },
  });
});

test.each(['--help', 'help'])('%s lists the verbs', async (word) => {
  const { code, stdout } = await belay(word);
  expect(code).toBe(0);
  expect(stdout).toContain('  paint  Paint a wall.\n');
});

test('without a verb it prints the help and exits with 2', async () => {
  expect(await belay()).toMatchObject({ code: 2, stdout: expect.stringContaining('Usage') });
});

test('a verb’s help shows its options and examples, and runs nothing', async () => {
  seen = undefined;
  const { code, stdout } = await belay('paint', '--colour', 'red', '--help');
  expect([code, seen]).toEqual([0, undefined]);
  expect(stdout).toContain('--colour NAME  Which colour.');
  expect(stdout).toContain('    belay paint north --colour red');
});

test('--version is one line', async () => {
  expect(await belay('--version')).toMatchObject({ code: 0, stdout: '0.0.0\n' });
});

describe('bad usage gives exit code 2 and one sentence', () => {
  test.each<[string[], string]>([
    [['pain'], 'There is no verb "pain". Did you mean `belay paint`?'],
    [['sync'], 'There is no verb "sync". `belay --help` lists them.'],
    [['--colour'], 'There is no verb "--colour".'],
    [['constructor'], 'There is no verb "constructor".'],
    [['paint', '--color', 'red'], 'There is no option --color. Did you mean --colour?'],
    [['paint', '--quickly-please'], '`belay paint --help` lists them.'],
    [['paint', '-x'], 'There is no option -x.'],
    [['paint', '--colour'], '--colour needs a value: write --colour NAME.'],
    [['paint', '--colour', ''], '--colour needs a value'],
    [['paint', '--colour='], '--colour needs a value'],
    [['paint', '--colour', '--dry'], '"--dry" looks like an option.'],
    [['paint', '--colour', 'red', '--colour', 'red'], '--colour is given twice.'],
    [['paint', '--dry', '--dry'], '--dry is given twice.'],
    [['paint', '--dry=yes'], '--dry takes no value.'],
    [['paint', '--\x1b[2J'], '\\x1b[2J'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await belay(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^belay: .+\n$/);
  });
});

test('an error that no person caused is thrown', async () => {
  const paint = () => Promise.reject(new TypeError('broken'));
  await expect(runInProcess(['paint'], { cwd: tmpdir(), verbs: { paint } })).rejects.toThrow(
    'broken',
  );
});
