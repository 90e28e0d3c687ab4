/** A replacement for `dosh TASK` that behaves like dosh, faults included, in a real Lua. */
import { readFileSync } from 'node:fs';
import { type LuaVersion, newLua } from './luaVersions.ts';

const HOST = readFileSync(new URL('./host.lua', import.meta.url), 'utf8');

export interface TaskHost {
  /** Runs a command in the shell. dosh echoes its output; this does not. */
  run(command: string): Promise<{ code: number | 'interrupted'; output: string }>;
  /** Reads a file for `dofile`. */
  read(path: string): string;
  /** Reads a file for `io.open`; `undefined` where there is none. */
  open(path: string): string | undefined;
  /** Removes a file for `os.remove`. */
  remove(path: string): void;
  /** Whether a command is on the PATH; all are where it is not given. */
  has?(command: string): boolean;
  /** Gets what reaches the standard output. */
  write(text: string): void;
}

export interface Task {
  lua: LuaVersion;
  /** The text of `dosh.lua`. */
  source: string;
  task: string;
  /** `DOSH_ENV`. */
  environment?: string;
  /** Whether standard output is a terminal: then nothing is buffered. */
  isTerminal?: boolean;
  /** Lua that runs before, to change what the host gives. */
  before?: string;
}

/** Runs a task to its end and returns dosh's exit code. */
export async function runTask(task: Task, host: TaskHost): Promise<number> {
  const lua = await newLua(task.lua);
  lua.load(`HOST_IS_TERMINAL = ${task.isTerminal === true}`);
  lua.load(HOST);
  lua.load(task.before ?? '');
  const flush = () => host.write(lua.call('HOST_TAKE_OUTPUT'));
  let request = lua.call('HOST_START', task.source, task.task, task.environment ?? '');
  for (;;) {
    const [kind, text = ''] = request.split('\x01');
    flush();
    switch (kind) {
      case 'run': {
        const { code, output } = await host.run(text);
        request = lua.call('HOST_RESUME', `${code}\x01${output}`);
        break;
      }
      case 'read':
        request = lua.call('HOST_RESUME', host.read(text));
        break;
      case 'open': {
        const found = host.open(text);
        request = lua.call('HOST_RESUME', found === undefined ? '0' : `1${found}`);
        break;
      }
      case 'remove':
        host.remove(text);
        request = lua.call('HOST_RESUME', '');
        break;
      case 'which':
        request = lua.call('HOST_RESUME', (host.has?.(text) ?? true) ? text : '');
        break;
      case 'exit':
        return Number(text) & 0xff;
      case 'end':
        lua.call('HOST_END');
        flush();
        return 0;
      default:
        lua.call('HOST_END');
        flush();
        host.write(`Traceback (most recent call last):\nlupa.lua.LuaError: ${text}\n`);
        return 1;
    }
  }
}
