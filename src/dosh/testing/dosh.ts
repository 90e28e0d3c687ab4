/** `node dosh.ts TASK`: replaces `dosh TASK` in tests, as its own process. `DOSH_LUA` chooses the Lua. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { LuaVersion } from './luaVersions.ts';
import { runTask } from './runTask.ts';

const [task = 'help'] = process.argv.slice(2);
let interrupted = false;
// Python notes Ctrl-C, and raises it when the command that it waits for has ended.
process.on('SIGINT', () => {
  interrupted = true;
});

/** Standard input stays as it is; both outputs go into one pipe, and are echoed line by line. */
function runThroughPipe(
  command: string,
): Promise<{ code: number | 'interrupted'; output: string }> {
  return new Promise((resolve, reject) => {
    const script = process.platform === 'win32' ? command : `( ${command}\n) 2>&1`;
    const child = spawn(script, { shell: true, stdio: ['inherit', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (interrupted) resolve({ code: 'interrupted', output });
      else resolve({ code: signal ? -1 : (code ?? -1), output });
    });
  });
}

process.exitCode = await runTask(
  {
    lua: (process.env['DOSH_LUA'] ?? '5.1') as LuaVersion,
    source: readFileSync('dosh.lua', 'utf8'),
    task,
    environment: process.env['DOSH_ENV'] ?? '',
    isTerminal: process.stdout.isTTY === true,
  },
  {
    run: runThroughPipe,
    read: (path) => readFileSync(path, 'utf8'),
    open: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    remove: (path) => rmSync(path, { force: true }),
    write: (text) => {
      process.stdout.write(text);
    },
  },
);
