/** For tests: a git repository in a temporary folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitEnvironment } from './deployingProject.ts';

export interface GitRepository extends Disposable {
  root: string;
  /** Runs git in it. Throws if git fails. */
  git(...args: string[]): string;
  /** Makes a commit without files, and returns its id. */
  commit(): string;
  /** Makes many commits, each with the given note. */
  commitsWithNotes(count: number, note: string): string[];
}

/** @param args arguments of `git init` or, with a source first, of `git clone`. */
export function gitRepository(from?: string, ...args: string[]): GitRepository {
  const root = mkdtempSync(path.join(tmpdir(), 'belay-git-'));
  const git = (...command: string[]) =>
    execFileSync('git', command, {
      ...{ cwd: root, env: gitEnvironment(), encoding: 'utf8' as const },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  if (from === undefined) git('init', '--quiet', '--initial-branch', 'main', ...args, '.');
  else git('clone', '--quiet', ...args, from, '.');
  return {
    root,
    git,
    commit: () => {
      git('commit', '--quiet', '--allow-empty', '--message', 'Work');
      return git('rev-parse', 'HEAD');
    },
    commitsWithNotes: (count, note) => {
      const head = (ref: string) => `commit ${ref}\ncommitter Ada <ada@shop.example> 1 +0000\n`;
      const numbers = Array.from({ length: count }, (_, index) => index + 1);
      const commits = numbers.map((mark) => {
        return `${head('refs/heads/main').replace('\n', `\nmark :${mark}\n`)}data 1\n.\n`;
      });
      const notes = numbers.map((mark) => `N inline :${mark}\ndata ${note.length}\n${note}\n`);
      execFileSync('git', ['fast-import', '--quiet', '--force'], {
        ...{ cwd: root, env: gitEnvironment() },
        input: `${commits.join('')}${head('refs/notes/belay')}data 1\n.\n${notes.join('')}`,
      });
      return git('rev-list', 'main').split('\n');
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
