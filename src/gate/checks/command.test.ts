import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CommandLimits, holdCommand, runCommand } from './command.ts';
import { runInGroup } from './processGroup.ts';

const node = (script: string) => [process.execPath, '-e', script];

function run(command: string | string[], more: Partial<CommandLimits> = {}) {
  return runCommand(command, limits(more));
}

function limits(more: Partial<CommandLimits> = {}): CommandLimits {
  return {
    cwd: tmpdir(),
    env: process.env,
    timeout: 60_000,
    signal: new AbortController().signal,
    redact: [],
    ...more,
  };
}

describe('a command', () => {
  test.each<[string, string | string[], string, RegExp]>([
    ['that ends well', 'exit 0', 'good', /^`exit 0` ended with exit code 0 after/],
    ['that fails', 'exit 3', 'bad', /exit code 3 after/],
    [
      'that is not there, in the shell',
      'no-such-command-here',
      'unknown',
      /127 \(it was not found\)/,
    ],
    ['that is not there, as a list', ['no-such-command-here'], 'unknown', /not be started: ENOENT/],
    ['that may not be run', '/dev/null', 'unknown', /126 \(it may not be run\)/],
    ['that may not be run, as a list', ['/dev/null'], 'unknown', /not be started: EACCES/],
    [
      'that a signal ends',
      node('process.kill(process.pid, "SIGSEGV")'),
      'unknown',
      /was ended by SIGSEGV/,
    ],
    [
      'that tells of a signal as shells do',
      'exit 139',
      'bad',
      /139 \(SIGSEGV, as a shell reports it\)/,
    ],
    ['without a name', [''], 'unknown', /not be started: ERR_INVALID_ARG_VALUE/],
    ['that is too long', ['echo', 'x'.repeat(3_000_000)], 'unknown', /not be started: E2BIG/],
    ['of a list is not read by a shell', ['echo', '$HOME; exit 3'], 'good', /exit code 0/],
  ])('%s', async (_, command, answer, evidence) => {
    expect(await run(command)).toMatchObject({ answer, evidence: expect.stringMatching(evidence) });
  });

  test('has no input to wait for', async () => {
    expect((await run('cat')).answer).toBe('good');
  });

  test('shows the last lines of both of its streams', async () => {
    const { detail } = await run('for i in $(seq 1 40); do echo "line $i"; done; echo last >&2');
    expect(detail?.split('\n')).toHaveLength(20);
    expect(detail).toContain('line 40');
    expect(detail).toContain('last');
  });

  test('cannot steer the terminal that its output is shown on', async () => {
    const { detail } = await run(`printf '\\033[2J\\033]0;all good\\007done\\r\\n'`);
    expect(detail).toBe('\\x1b[2J\\x1b]0;all good\\x07done');
  });

  test('may write characters in pieces, and on both streams at once', async () => {
    const script = `const [a, b] = ['ğ', '—'].map((c) => Buffer.from(c));
      const write = (s, x) => new Promise((r) => s.write(x, r));
      const wait = () => new Promise((r) => setTimeout(r, 30));
      (async () => {
        await write(process.stdout, a.subarray(0, 1)); await wait();
        await write(process.stderr, b.subarray(0, 2)); await wait();
        await write(process.stdout, a.subarray(1)); await wait();
        await write(process.stderr, b.subarray(2));
      })();`;
    expect((await run(node(script))).detail).toBe('ğ—');
  });

  test('of 100 MB is not kept whole', async () => {
    const { output } = await runInGroup('head -c 100000000 /dev/zero; echo end', limits());
    expect([output.text.length, output.text.slice(-4), output.cut]).toEqual([
      65_536,
      'end\n',
      true,
    ]);
  });

  test('of a million lines is kept to its end', async () => {
    const { detail, answer } = await run('yes 0123456789 | head -n 1000000; echo the end; exit 1');
    expect(answer).toBe('bad');
    expect(detail).toMatch(/0123456789\nthe end$/);
  });
});

describe('a time limit', () => {
  test('kills what the command started too, though it holds the pipe', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'belay-'));
    const pids = path.join(folder, 'pids');
    writeFileSync(pids, '');
    const command = `sleep 600 & echo $! >> ${pids}; (sleep 600; echo never) & echo $! >> ${pids}; echo begun; wait`;
    const result = await run(command, { timeout: 700 });
    expect(result).toMatchObject({ answer: 'unknown', detail: 'begun' });
    expect(result.evidence).toContain('killed at its time limit of 0.7 s');
    const started = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
    expect(started).toHaveLength(2);
    for (const pid of started) await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test('lets a command tidy up, and kills one that will not end', async () => {
    const tidy = await run('trap "echo tidied; exit 0" TERM; echo begun; sleep 600 & wait', {
      timeout: 700,
    });
    expect(tidy).toMatchObject({ answer: 'unknown', detail: 'begun\ntidied' });
    const deaf =
      'process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 9)';
    const { answer, detail } = await run(node(deaf), { timeout: 700 });
    expect(answer).toBe('unknown');
    await expect.poll(() => isRunning(Number(detail))).toBe(false);
  });

  test('does not wait for what left the group and holds the pipe', async () => {
    const script = `const { spawn } = require('node:child_process');
      const child = spawn('sleep', ['600'], { detached: true, stdio: 'inherit' });
      console.log(child.pid); child.unref();`;
    const { answer, detail } = await run(node(script));
    expect(answer).toBe('good');
    process.kill(Number(detail), 'SIGKILL');
  });

  test('does not wait for children that outlive the command', async () => {
    const { answer, detail } = await run('sleep 600 & echo done');
    expect([answer, detail]).toEqual(['good', 'done']);
  });
});

test('an interruption ends the command', async () => {
  const controller = new AbortController();
  const running = run('sleep 600', { signal: controller.signal });
  controller.abort();
  expect(await running).toMatchObject({ answer: 'unknown' });
});

test('the values of named variables are blanked', async () => {
  const env = { ...process.env, TOKEN: 'tiger', LONG: 'tiger-lily', EMPTY: '' };
  const { detail } = await run('echo "$TOKEN $LONG $EMPTY."', {
    env,
    redact: ['TOKEN', 'LONG', 'EMPTY', 'UNSET'],
  });
  expect(detail).toBe('[TOKEN] [LONG] .');
});

test('the rest of a secret is not shown where the output is cut within it', async () => {
  const secret = Array.from({ length: 900 }, (_, index) => index.toString(36)).join('-');
  const { detail } = await run(`for i in $(seq 1 60); do printf %s "$KEY"; done; echo; echo end`, {
    env: { ...process.env, KEY: secret },
    redact: ['KEY'],
  });
  expect(detail).toMatch(/^(\[KEY\])+\nend$/);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that nobody has waited for yet is over all the same.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test.each([
  ['goes on to succeed', 'true', 'good', /for 1 s$/],
  ['succeeds once and then fails', 'test ! -e again && touch again', 'bad', /exit code 1 .*after/],
])('a command that has to hold for a second and %s', async (_, command, answer, evidence) => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'belay-hold-'));
  const found = await holdCommand(command, limits({ cwd }), 1);
  expect([found.answer, found.evidence]).toEqual([answer, expect.stringMatching(evidence)]);
});
