/** For tests: a project that deploys, in a temporary folder, and the bundled command on plain Node. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { bundleBelay } from '../../cli/bundle.ts';
import { SHIM } from '../../cli/projectFiles/shim.ts';
import { runInProcess } from '../../cli/testing/runInProcess.ts';
import type { Decision } from '../../decision/decision.ts';
import { sharedFile } from '../../e2e/shared.ts';
import type { RulesFile } from '../../rules/model.ts';
import type { RunRecord } from '../records/model.ts';
import { bareNode, pathTo, testNode } from './bareNode.ts';

export { bareNode, pathTo, testNode };

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface DeployingProject extends Disposable {
  root: string;
  write(file: string, content: string | object): void;
  writeBytes(file: string, content: string | Uint8Array): void;
  read(file: string): string;
  /** Runs the bundled command without a terminal. */
  belay(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Outcome>;
  /** Runs `belay gate --stage before-deploy --report json` and parses the report. */
  gate(...args: string[]): Promise<Outcome & { decision: Decision }>;
  /** The recorded runs, of the commit that is checked out if there is one, oldest first. */
  records(): RunRecord[];
}

/** The text of `.belay/belay.mjs`, made once for all test files of a run. */
export async function bundledBelay(): Promise<string> {
  const file = await sharedFile(inject('sharedFolder'), 'belay.mjs', async (made) =>
    writeFileSync(made, (await bundleBelay()).text),
  );
  return readFileSync(file, 'utf8');
}

/**
 * A project outside any git repository, with rules pinned.
 *
 * @param settings those of `belay.json`.
 * @param runs how `belay` and `gate` run: the bundled command as a process, on the bare Node or on that of the tests, or
 *   the same verbs in this process, which takes a fraction of the time.
 */
export async function deployingProject(
  rules: RulesFile,
  settings: object = {},
  runs: 'bundled' | 'bundled, on the Node of the tests' | 'in this process' = 'bundled',
): Promise<DeployingProject> {
  const root = mkdtempSync(path.join(tmpdir(), 'belay-project-'));
  const writeBytes = (file: string, content: string | Uint8Array) => {
    const whole = path.join(root, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, content);
  };
  const write = (file: string, content: string | object) =>
    writeBytes(file, typeof content === 'string' ? content : JSON.stringify(content));
  write('belay.json', { project: 'shop', ...settings });
  write('.belay/rules.json', rules);
  write('.belay/belay.mjs', await bundledBelay());
  writeFileSync(path.join(root, '.belay/belay'), SHIM, { mode: 0o755 });
  const belay = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    runs !== 'in this process'
      ? run(
          runs === 'bundled' ? bareNode() : testNode(),
          [path.join('.belay', 'belay.mjs'), ...args],
          root,
          env,
        )
      : runInProcess(args, {
          cwd: root,
          env: { ...gitEnvironment(), ...env },
          command: '.belay/belay',
        });
  return {
    root,
    write,
    writeBytes,
    belay,
    read: (file) => readFileSync(path.join(root, file), 'utf8'),
    gate: async (...args) => {
      const given = args.includes('--stage') ? args : ['--stage', 'before-deploy', ...args];
      const outcome = await belay(['gate', '--report', 'json', ...given]);
      return { ...outcome, decision: outcome.stdout ? JSON.parse(outcome.stdout) : undefined };
    },
    records: () => runsOf(root),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Runs `init` as `.belay/belay.mjs` has it, in this process: for tests of what it wrote. */
export function initHere(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return runInProcess(['init', ...args], {
    cwd,
    env: { ...gitEnvironment(), ...env },
    command: '.belay/belay',
    verbs: { init: () => import('../../cli/verbs/initHere.ts') },
  });
}

/** The recorded runs of a project, of the commit that is checked out if there is one, oldest first. */
function runsOf(root: string): RunRecord[] {
  const text = existsSync(path.join(root, '.git'))
    ? execFileSync('git', ['notes', '--ref', 'belay', 'show'], { cwd: root, encoding: 'utf8' })
    : readFileSync(path.join(root, '.belay/records.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === 'run')
    .toSorted((a, b) => a.ranAt.localeCompare(b.ranAt));
}

/** Makes a folder a git repository with all its files in one commit, on a branch. */
export function commitAll(root: string, branch = 'main'): void {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, env: gitEnvironment(), stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch', branch);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
}

/** Git with a test identity, without the settings of the person who runs the tests. */
export function gitEnvironment(email = 'ada@shop.example'): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...{ GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: email },
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  };
}

/** Runs a program without a terminal, to its end. */
export function run(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...gitEnvironment(), ...env }, stdio: 'pipe' });
    const outcome = { stdout: '', stderr: '' };
    child.stdin.end();
    child.stdout.on('data', (chunk) => {
      outcome.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      outcome.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...outcome }));
  });
}
