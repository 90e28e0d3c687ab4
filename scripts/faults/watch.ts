/** A project with a watch, in its own folder, and a count of the messages that it sent. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleBelay } from '../../src/cli/bundle.ts';
import { rule, rulesFile } from '../../src/gate/testing/rules.ts';
import type { Receiver } from './receiver.ts';

const PRELOAD = fileURLToPath(new URL('preload.ts', import.meta.url));
let bundle: Promise<string> | undefined;

export interface Count {
  fault: string;
  /** How often it was tried. */
  tried: number;
  /** How many messages had to come. */
  due: number;
  missing: number;
  /** Messages that came again: with the remark that they may have arrived already, and without. */
  marked: number;
  unmarked: number;
}

export interface WatchedProject extends Disposable {
  root: string;
  /** One round in a process of its own. @returns its exit code; `null` if it was killed. */
  round(env?: NodeJS.ProcessEnv): Promise<number | null>;
  /** Starts a watch with a round each second. */
  start(): { stop(signal?: NodeJS.Signals): Promise<void> };
}

/**
 * A project outside any repository whose only rule asks the receiver's shop.
 *
 * @param settings of `belay.json`, over those that notify the receiver after the first failure.
 * @param root where it is made; a temporary folder of its own if not given.
 */
export async function watchedProject(
  { host }: Receiver,
  settings: object = {},
  root = mkdtempSync(path.join(tmpdir(), 'belay-faults-')),
): Promise<WatchedProject> {
  bundle ??= bundleBelay().then(({ text }) => text);
  const health = rule('health', {
    stage: 'after-deploy',
    text: 'Does the shop answer?',
    check: { kind: 'http', url: `http://${host}/health`, status: 200 },
  });
  mkdirSync(path.join(root, '.belay'), { recursive: true });
  const config = {
    project: 'shop',
    hosts: [host],
    notify: { chat: { webhook: `http://${host}/hook` } },
    watch: { confirm: 1, retryPause: 10 },
    ...settings,
  };
  writeFileSync(path.join(root, 'belay.json'), JSON.stringify(config));
  writeFileSync(path.join(root, '.belay/rules.json'), JSON.stringify(await rulesFile([health])));
  // The program lies elsewhere, so that a small file system holds the project.
  const program = path.join(mkdtempSync(path.join(tmpdir(), 'belay-faults-program-')), 'belay.mjs');
  writeFileSync(program, await bundle);
  const run = (args: string[], env: NodeJS.ProcessEnv) =>
    spawn(process.execPath, ['--import', PRELOAD, program, 'watch', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
  return {
    root,
    round: async (env = {}) => (await once(run(['--once'], env), 'exit'))[0],
    start: () => {
      const watching = run(['--every', '1s'], {});
      const ended = once(watching, 'exit');
      return {
        stop: async (signal = 'SIGTERM') => {
          watching.kill(signal);
          await ended;
        },
      };
    },
    [Symbol.dispose]: () => {
      rmSync(root, { recursive: true, force: true });
      rmSync(path.dirname(program), { recursive: true, force: true });
    },
  };
}

/** Counts what a receiver got, and empties it. Two messages with one id are the same message. */
export function countOf(fault: string, { posted }: Receiver, due: number, tried = 1): Count {
  const all = posted.splice(0);
  const distinct = new Set(all.map(({ id }) => id)).size;
  const again = all.length - Math.min(distinct, due);
  const marked = all.filter(({ repeated }) => repeated).length;
  return {
    ...{ fault, tried, due, missing: Math.max(0, due - distinct) },
    ...{ marked: Math.min(marked, again), unmarked: Math.max(0, again - marked) },
  };
}

/** The state of a project, to try several things from it. */
export function saved({ root }: WatchedProject): () => void {
  const copy = mkdtempSync(path.join(tmpdir(), 'belay-faults-saved-'));
  cpSync(root, copy, { recursive: true });
  return () => {
    rmSync(root, { recursive: true });
    cpSync(copy, root, { recursive: true });
  };
}
