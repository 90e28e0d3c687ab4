/** Writes a case as a folder: the files of a project that is about to be deployed. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rulesText } from './rulesFile.mjs';

/** The default person at the keyboard. */
const NOBODY_ELSE = 'ada@shop.example';

/**
 * Writes the project of a case into a new folder.
 *
 * @returns the folder, the environment for programs that run in it, and a function to remove it.
 */
export function makeProject(each) {
  const root = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  const { config = {}, configText, world = {} } = each;
  const email = world.email ?? NOBODY_ELSE;
  const env = { ...process.env, ...gitIdentity(email), ...world.env };
  const own =
    configText === undefined ? JSON.stringify({ project: 'shop', ...config }) : configText;
  write(root, 'belay.json', own);
  write(root, '.belay/rules.json', rulesText(each));
  for (const [file, content] of Object.entries(world.files ?? {})) write(root, file, content);
  if (world.git) makeRepository(root, world.git, env);
  for (const [file, content] of Object.entries(world.changed ?? {})) write(root, file, content);
  return { root, env, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * Changes a project between two steps: files are written or removed (`null`) and committed, a branch is checked out,
 * and other git commands are run.
 */
export function changeProject({ root, env }, { files = {}, commit, checkout, git: commands = [] }) {
  const git = (...args) => execFileSync('git', args, { cwd: root, env, stdio: 'pipe' });
  for (const [file, content] of Object.entries(files)) {
    if (content === null) rmSync(path.join(root, file));
    else write(root, file, content);
  }
  if (checkout) git('checkout', '--quiet', ...checkout);
  if (commit) {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', commit);
  }
  for (const command of commands) git(...command);
}

/** Writes a file from a text; `null` writes nothing; an object is a folder, a link, a program, bytes, or repeated text. */
function write(root, file, content) {
  if (content === null || content === undefined) return;
  const whole = path.join(root, file);
  if (content.folder) {
    mkdirSync(whole, { recursive: true });
    return;
  }
  mkdirSync(path.dirname(whole), { recursive: true });
  if (content.linkTo) symlinkSync(content.linkTo, whole);
  else writeFileSync(whole, bytesOf(content));
  if (content.program !== undefined) chmodSync(whole, 0o755);
}

function bytesOf(content) {
  if (typeof content === 'string') return content;
  if (content.base64 !== undefined) return Buffer.from(content.base64, 'base64');
  if (content.repeat !== undefined) {
    const { before = '', after = '', repeat, times } = content;
    return before + repeat.repeat(times) + after;
  }
  return content.program ?? JSON.stringify(content, null, 2);
}

/** Runs git as one person, without the settings of the person who runs the suite. */
export function gitIdentity(email) {
  const name = email.split('@')[0];
  return {
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  };
}

function makeRepository(root, { branch, detached, run = [] }, env) {
  const git = (...args) => execFileSync('git', args, { cwd: root, env, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch', branch ?? 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
  if (detached) git('checkout', '--quiet', '--detach');
  for (const command of run) git(...command);
}
