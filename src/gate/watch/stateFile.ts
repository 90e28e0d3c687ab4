/** `.belay/watch.json`: reads it, writes it atomically, and locks it for one watch at a time. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { wholeText } from '../../files/wholeFile.ts';
import { CannotDecide } from '../project.ts';
import { MAX_LOCK_AGE } from '../tuning.ts';
import { EMPTY_STATE, WatchState } from './watchState.ts';

export function stateFileOf(root: string): string {
  return path.join(root, '.belay', 'watch.json');
}

/**
 * Reads the state. Without a file, it is empty.
 *
 * @throws {CannotDecide} if the file exists and is not a state: messages would be sent again.
 */
export async function readState(file: string): Promise<WatchState> {
  let text: string;
  try {
    text = await wholeText(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return EMPTY_STATE;
    throw new CannotDecide(`${file} cannot be read: ${code ?? message}.`);
  }
  const state = WatchState.safeParse(jsonOf(text)).data;
  if (!state)
    throw new CannotDecide(`${file} is not the state of a watch. Delete it to start again.`);
  return state;
}

/** @throws {CannotDecide} if it cannot be written. */
export async function writeState(file: string, state: WatchState): Promise<void> {
  try {
    await writeFileAtomic(file, `${JSON.stringify(state, null, 1)}\n`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CannotDecide(`${file} cannot be written: ${code ?? message}.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Runs a round while no other watch of the same project can.
 *
 * @returns `undefined` if another watch is running.
 */
export async function alone<Result>(
  file: string,
  now: Date,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const lock = `${file.replace(/\.json$/, '')}.lock`;
  await mkdir(path.dirname(lock), { recursive: true });
  if (!(await take(lock, now))) {
    if (!(await isStale(lock, now))) return undefined;
    // If several watches find the same old lock, only one can move it away.
    const old = `${lock}.${process.pid}`;
    const moved = await rename(lock, old).then(
      () => true,
      () => false,
    );
    if (!moved) return undefined;
    await rm(old, { force: true });
    if (!(await take(lock, now))) return undefined;
  }
  locksHere.add(lock);
  try {
    return await work();
  } finally {
    locksHere.delete(lock);
    await rm(lock, { force: true });
  }
}

/** The locks that this process holds. */
const locksHere = new Set<string>();

async function take(lock: string, now: Date): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    await handle.writeFile(
      JSON.stringify({ pid: process.pid, host: hostname(), at: now.toISOString() }),
    );
    await handle.close();
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // On a full disk an outage is likely, and people have to know of it: better two watches than none.
    if (code === 'ENOSPC' || code === 'EDQUOT') return true;
    throw new CannotDecide(`${lock} cannot be written: ${code ?? message}.`);
  }
}

/** Whether the process that took a lock has ended. */
async function isStale(lock: string, now: Date): Promise<boolean> {
  const held = jsonOf(await wholeText(lock).catch(() => '')) as
    | { pid?: unknown; host?: unknown; at?: unknown }
    | undefined;
  const { pid, host, at } = held ?? {};
  // A container gives each start the same process id: a lock with this one's own is left from an earlier start.
  if (typeof pid === 'number' && host === hostname()) {
    return pid === process.pid ? !locksHere.has(lock) : !isRunning(pid);
  }
  const age = now.getTime() - Date.parse(String(at));
  // An empty lock is being written, or was cut off by a crash.
  return Number.isNaN(age) ? held === undefined : age > MAX_LOCK_AGE;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
