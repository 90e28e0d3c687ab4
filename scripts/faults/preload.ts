/**
 * Loaded into a watch before it starts (`node --import`): kills it at a given write, or gives it another clock. What to do
 * comes from the environment:
 *
 * - `BELAY_KILL_AT`: the number of the step at which the process kills itself. Steps are before and after each call that
 *   changes a file, and before and after each request.
 * - `BELAY_STEPS`: a file that gets the number of steps, if the process ends by itself.
 * - `BELAY_CLOCK`: milliseconds to add to the clock.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

const CHANGING = [
  ...['appendFile', 'chmod', 'chown', 'copyFile', 'fsync', 'ftruncate', 'link', 'mkdir', 'open'],
  ...['rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'write', 'writeFile'],
];
const killAt = Number(process.env['BELAY_KILL_AT'] ?? Number.NaN);
const record = fs.writeFileSync;
const open = fs.promises.open;
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === killAt) process.kill(process.pid, 'SIGKILL');
}

type Method = (...args: unknown[]) => unknown;

/** A method with a step before and after it, whether it returns, calls back or gives a promise. */
function stepping(method: Method): Method {
  return function (this: unknown, ...args: unknown[]) {
    step();
    const done = args.at(-1);
    if (typeof done === 'function') {
      const called: Method = (...results) => {
        step();
        return done(...results);
      };
      return method.call(this, ...args.slice(0, -1), called);
    }
    const result = method.call(this, ...args);
    if (result instanceof Promise) return result.finally(step);
    step();
    return result;
  };
}

function instrument(object: object): void {
  const methods = object as Record<string, Method>;
  for (const name of [...CHANGING, ...CHANGING.map((each) => `${each}Sync`)]) {
    const method = methods[name];
    if (method) methods[name] = stepping(method);
  }
}

instrument(fs);
instrument(fs.promises);
// What `open` of `node:fs/promises` gives has methods of its own.
const handle = await open(fileURLToPath(import.meta.url));
const methods = Object.getPrototypeOf(handle) as Record<string, Method>;
await handle.close();
for (const name of ['appendFile', 'sync', 'truncate', 'write', 'writeFile']) {
  methods[name] = stepping(methods[name] as Method);
}
globalThis.fetch = stepping(globalThis.fetch as Method) as typeof fetch;
syncBuiltinESMExports();
process.on('exit', () => {
  const file = process.env['BELAY_STEPS'];
  if (file) record(file, String(steps));
});

const ahead = Number(process.env['BELAY_CLOCK'] ?? 0);
if (ahead !== 0) {
  const Original = Date;
  globalThis.Date = class extends Original {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [Original.now() + ahead] : args) as [number]));
    }
    static override now(): number {
      return Original.now() + ahead;
    }
  } as DateConstructor;
}
