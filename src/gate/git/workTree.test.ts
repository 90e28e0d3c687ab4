import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitEnvironment } from '../testing/deployingProject.ts';
import { type GitRepository, gitRepository } from '../testing/gitRepository.ts';
import { gitFacts, someOf } from './facts.ts';

const FROM_FILES = ['-c', 'protocol.file.allow=always'];

let origin: GitRepository;
let module: GitRepository;
beforeAll(() => {
  module = gitRepository();
  writeFileSync(path.join(module.root, 'inside.py'), '');
  module.git('add', '--all');
  module.git('commit', '--quiet', '--message', 'Module');
  origin = gitRepository();
  const files = {
    'app.py': 'good',
    'belay.json': '{}',
    '.gitignore': 'cache/\n',
    'docs/a b.md': '',
    '.belay/snapshots/production/packages.txt': 'a\n',
  };
  for (const [file, text] of Object.entries(files)) write(origin, file, text);
  symlinkSync('app.py', path.join(origin.root, 'link.py'));
  origin.git('add', '--all');
  origin.git('commit', '--quiet', '--message', 'All');
  origin.git('switch', '--quiet', '--create', 'modules');
  origin.git(...FROM_FILES, 'submodule', '--quiet', 'add', module.root, 'lib');
  origin.git('commit', '--quiet', '--message', 'With a submodule');
  origin.git('switch', '--quiet', 'main');
});
afterAll(() => {
  origin[Symbol.dispose]();
  module[Symbol.dispose]();
});

function write({ root }: GitRepository, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const clone = (...args: string[]) => gitRepository(origin.root, ...args);

/** Goes on to the branch that has a submodule. */
function withModule({ git }: GitRepository): void {
  git('switch', '--quiet', 'modules');
  git(...FROM_FILES, 'submodule', '--quiet', 'update', '--init');
}

/** What git says of a clone in which something was hidden from it. */
async function changesAfter(
  hide: (repository: GitRepository) => void,
  env = gitEnvironment(),
): Promise<readonly string[]> {
  using repository = clone();
  hide(repository);
  const { changes = [], dirty } = await gitFacts(repository.root, env);
  expect(dirty).toBe(changes.length > 0);
  return changes;
}

/** Changes `app.py`. */
const change = (repository: GitRepository) => write(repository, 'app.py', 'evil');
const add = (repository: GitRepository) => write(repository, 'new.py', 'evil');
const config = ({ git }: GitRepository, ...words: string[]) => git('config', ...words);

describe('a change is seen, and named, although git was told not to see it:', () => {
  test.each<[string, (repository: GitRepository) => void, string]>([
    ['nothing hidden, a changed file', change, 'app.py (changed)'],
    ['nothing hidden, a new file', add, 'new.py (not in the commit)'],
    ['a name with a space', (each) => write(each, 'docs/a b.md', 'x'), 'docs/a b.md (changed)'],
    [
      'a file that was added to the index',
      (each) => {
        add(each);
        each.git('add', 'new.py');
      },
      'new.py (not in the commit)',
    ],
    ['a file that was removed', (each) => each.git('rm', '--quiet', 'app.py'), 'app.py (deleted)'],
    [
      'assume-unchanged',
      (each) => {
        each.git('update-index', '--assume-unchanged', 'app.py');
        change(each);
      },
      'app.py (git does not check it: assume-unchanged)',
    ],
    [
      'skip-worktree',
      (each) => {
        each.git('update-index', '--skip-worktree', 'app.py');
        change(each);
      },
      'app.py (git does not check it: skip-worktree)',
    ],
    [
      'core.ignoreStat',
      (each) => {
        config(each, 'core.ignoreStat', 'true');
        each.git('update-index', '--really-refresh');
        change(each);
        each.git('update-index', '--assume-unchanged', 'app.py');
      },
      'app.py (git does not check it: assume-unchanged)',
    ],
    [
      'status.showUntrackedFiles',
      (each) => {
        config(each, 'status.showUntrackedFiles', 'no');
        add(each);
      },
      'new.py (not in the commit)',
    ],
    [
      '.git/info/exclude',
      (each) => {
        appendFileSync(path.join(each.root, '.git/info/exclude'), 'new.py\n');
        add(each);
      },
      'new.py (not in the commit; ignored only by .git/info/exclude, which is not in it either)',
    ],
    [
      'core.excludesFile',
      (each) => {
        write(each, '.git/ignore', 'new.py\n');
        config(each, 'core.excludesFile', '.git/ignore');
        add(each);
      },
      'new.py (not in the commit)',
    ],
    [
      'a .gitignore that ignores itself',
      (each) => {
        write(each, 'd/.gitignore', '*\n');
        write(each, 'd/new.py', 'evil');
      },
      'd/new.py (not in the commit; ignored only by d/.gitignore, which is not in it either)',
    ],
    [
      'a file system monitor that lies',
      (each) => {
        write(each, '.git/monitor', '#!/bin/sh\nprintf "token\\0"\n');
        chmodSync(path.join(each.root, '.git/monitor'), 0o755);
        config(each, 'core.fsmonitor', '.git/monitor');
        each.git('status');
        each.git('status');
        change(each);
      },
      'app.py (changed)',
    ],
    [
      'the untracked cache',
      (each) => {
        config(each, 'core.untrackedCache', 'true');
        each.git('update-index', '--force-untracked-cache');
        each.git('status');
        add(each);
      },
      'new.py (not in the commit)',
    ],
    [
      'core.fileMode',
      (each) => {
        config(each, 'core.fileMode', 'false');
        chmodSync(path.join(each.root, 'app.py'), 0o755);
      },
      'app.py (changed)',
    ],
    [
      'core.symlinks, with a file in place of a link',
      (each) => {
        config(each, 'core.symlinks', 'false');
        rmSync(path.join(each.root, 'link.py'));
        write(each, 'link.py', 'app.py');
      },
      'link.py (changed)',
    ],
    [
      'core.ignoreCase, with a second file of the same letters',
      (each) => {
        config(each, 'core.ignoreCase', 'true');
        write(each, 'APP.py', 'evil');
      },
      'APP.py (not in the commit)',
    ],
    [
      'a submodule that is ignored',
      (each) => {
        withModule(each);
        config(each, 'submodule.lib.ignore', 'all');
        config(each, 'diff.ignoreSubmodules', 'all');
        write(each, 'lib/inside.py', 'evil');
      },
      'lib/inside.py (changed)',
    ],
    [
      'a flag within a submodule',
      (each) => {
        withModule(each);
        each.git('-C', 'lib', 'update-index', '--assume-unchanged', 'inside.py');
        write(each, 'lib/inside.py', 'evil');
      },
      'lib/inside.py (git does not check it: assume-unchanged)',
    ],
    [
      'a sparse checkout',
      (each) => each.git('sparse-checkout', 'set', '--no-cone', '/*', '!/docs'),
      'docs/a b.md (not checked out)',
    ],
    [
      'a filter of this clone alone',
      (each) => {
        write(each, '.git/info/attributes', '*.py filter=lie\n');
        config(each, 'filter.lie.clean', 'echo -n good; cat >/dev/null');
        change(each);
      },
      '.git/info/attributes (attributes only in this clone, which can hide changes)',
    ],
    [
      'attributes of the machine',
      (each) => {
        write(each, '.git/own', '*.py filter=lie\n');
        config(each, 'core.attributesFile', '.git/own');
        config(each, 'filter.lie.clean', 'echo -n good; cat >/dev/null');
        change(each);
      },
      'app.py (changed)',
    ],
  ])('%s', async (_, hide, expected) => {
    expect(await changesAfter(hide)).toContain(expected);
  });
});

test('files of another place are not taken for those here', async () => {
  using repository = clone();
  using other = clone();
  config(repository, 'core.worktree', other.root);
  const { trouble } = await gitFacts(repository.root, gitEnvironment());
  expect(trouble).toContain('core.worktree');
});

test('files that the commit ignores are no change, and neither are leftovers of an interrupted write', async () => {
  const changes = await changesAfter((each) => {
    write(each, 'cache/new.py', '');
    write(each, '.belay/snapshots/production/packages.txt.1234567890', '');
  });
  expect(changes).toEqual([]);
});

test('a submodule that is not there cannot be looked at', async () => {
  using repository = clone('--branch', 'modules');
  const { changes } = await gitFacts(repository.root, gitEnvironment());
  expect(changes).toEqual(['lib (a submodule, not checked out)']);
});

test('git’s own tracing, dates and index files of the environment do not matter', async () => {
  const trace = path.join(origin.root, '.git', 'trace');
  const env = {
    ...gitEnvironment(),
    GIT_TRACE: '1',
    GIT_TRACE2_EVENT: trace,
    GIT_INDEX_FILE: '/dev/null',
  };
  expect(await changesAfter(() => {}, env)).toEqual([]);
  expect(existsSync(trace)).toBe(false);
});

test('some files are named, and the others counted', () => {
  expect(someOf(['a', 'b'])).toBe('a, b');
  expect(someOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e and 2 more');
});
