/**
 * Compares a work tree with its commit. Git can be made to ignore a change: by flags in its index, by settings, by
 * ignore files that are not in the commit. Each of these is overridden or found here.
 *
 * This does not find what a clean filter of the machine's own configuration hides (the filters that the
 * commit's `.gitattributes` name have to run), or what ignored files contain (`.gitignore` of the commit says that
 * they do not belong to it).
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { wholeTextNow } from '../../files/wholeFile.ts';
import { runGit } from './runGit.ts';

export interface Comparison {
  /** The path of the folder from the top of the repository, with a slash at its end. */
  prefix: string;
  commit?: string;
  branch?: string;
  /** `app.py (changed)`: paths from the top of the repository. */
  changes: string[];
  /** Why the comparison is not possible, as the end of a sentence. */
  trouble?: string;
}

/** Compares the files of the repository with the commit that is checked out; `undefined` if git cannot. */
export async function changesOf(
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Comparison | undefined> {
  const repository = { cwd, env };
  // What takes longest begins first.
  const [status, place, index] = await Promise.all([
    runGit([...ofFileSystem(cwd), ...STATUS], repository),
    runGit(PLACE, repository),
    runGit(['ls-files', '-z', '-s', '-v', '--full-name', ':/'], repository),
  ]);
  if (status.code !== 0 || index.code !== 0 || place.code !== 0) return undefined;
  const [top = '', attributes = '', ...rest] = place.stdout.split('\n');
  const prefix = rest.join('\n').replace(/\n$/, '');
  if (!isWithin(cwd, top)) {
    return {
      prefix,
      changes: [],
      trouble: `its files are in ${top} (core.worktree), and not here`,
    };
  }
  const { headers, changed, ignored } = readStatus(status.stdout);
  const entries = readIndex(index.stdout);
  const [hidden, inside] = await Promise.all([
    ignoredByOthers(ignored, entries, { cwd: top, env }),
    insideModules(entries, top, env),
  ]);
  const commit = headers.get('branch.oid');
  const branch = headers.get('branch.head');
  return {
    prefix,
    ...(commit && commit !== '(initial)' && { commit }),
    ...(branch && branch !== '(detached)' && { branch }),
    changes: [
      ...changed,
      ...flagged(entries, top),
      ...hidden,
      ...inside,
      ...attributesHere(path.resolve(cwd, attributes)),
    ],
  };
}

/** Whether git finds a work tree here. */
export async function isInWorkTree(cwd: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await runGit(PLACE, { cwd, env })).code === 0;
}

const PLACE = ['rev-parse', '--show-toplevel', '--git-path', 'info/attributes', '--show-prefix'];

const STATUS = [
  '--no-optional-locks',
  'status',
  '--porcelain=v2',
  '--branch',
  '-z',
  '--no-renames',
  '--untracked-files=normal',
  '--ignored=matching',
  '--ignore-submodules=none',
];

/**
 * Settings that say what the file system can do, as it is here. Where they are wrong, git does not see another mode, a
 * file in place of a symbolic link, or a file whose name differs from another's in case alone.
 */
function ofFileSystem(cwd: string): string[] {
  const settings = ['core.attributesFile=/dev/null'];
  const known = ['belay.json', '.git'].find((name) => existsSync(path.join(cwd, name)));
  if (known !== undefined && process.platform !== 'win32') {
    const found = statSync(path.join(cwd, known));
    // A file system without modes makes all files executable.
    if (found.isFile() && (found.mode & 0o111) === 0)
      settings.push('core.fileMode=true', 'core.symlinks=true');
    if (!existsSync(path.join(cwd, known.toUpperCase()))) settings.push('core.ignoreCase=false');
  }
  return settings.flatMap((setting) => ['-c', setting]);
}

function isWithin(cwd: string, top: string): boolean {
  try {
    const relative = path.relative(realpathSync(top), realpathSync(cwd));
    return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
  } catch {
    return false;
  }
}

interface Status {
  headers: Map<string, string>;
  changed: string[];
  ignored: string[];
}

/** Parses `git status --porcelain=v2 -z`: see git-status(1). */
function readStatus(text: string): Status {
  const found: Status = { headers: new Map(), changed: [], ignored: [] };
  for (const line of text.split('\0')) {
    const [kind = '', ...rest] = line.split(' ');
    const from = (fields: number) => rest.slice(fields).join(' ');
    if (kind === '#') found.headers.set(rest[0] ?? '', from(1));
    else if (kind === '1') found.changed.push(`${from(7)} (${howChanged(rest[0], rest[1])})`);
    else if (kind === 'u') found.changed.push(`${from(9)} (in conflict)`);
    else if (kind === '?') found.changed.push(...notOfBelay(from(0), 'not in the commit'));
    else if (kind === '!') found.ignored.push(from(0));
  }
  return found;
}

function howChanged(states = '', module = ''): string {
  if (module.startsWith('S')) return 'a submodule that changed';
  if (states.includes('D')) return 'deleted';
  return states.includes('A') ? 'not in the commit' : 'changed';
}

/** An interrupted write of Belay leaves `.belay/rules.json.1234567890` behind. Nothing reads it. */
function notOfBelay(file: string, how: string): string[] {
  return /(?:^|\/)\.belay\/(?:[^/]+\/)*[^/]+\.\d{5,}$/.test(file) ? [] : [`${file} (${how})`];
}

interface IndexEntry {
  flag: string;
  mode: string;
  file: string;
}

/** Parses `git ls-files -z -s -v`: a flag, the mode, the object, the stage and the path. */
function readIndex(text: string): IndexEntry[] {
  return text.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    if (tab < 0) return [];
    const [flag = '', mode = ''] = line.slice(0, tab).split(' ');
    return [{ flag, mode, file: line.slice(tab + 1) }];
  });
}

/** The files that git does not check: lower-case flags are `--assume-unchanged`, S is `--skip-worktree`. */
function flagged(entries: readonly IndexEntry[], top: string): string[] {
  return entries.flatMap(({ flag, file }) => {
    if (flag === 'S' || flag === 's') {
      const there = existsSync(path.join(top, file));
      return [`${file} (${there ? 'git does not check it: skip-worktree' : NOT_CHECKED_OUT})`];
    }
    const assumed = flag !== flag.toUpperCase();
    return assumed ? [`${file} (git does not check it: assume-unchanged)`] : [];
  });
}

const NOT_CHECKED_OUT = 'not checked out';

/** Whether a change only says that a file of the commit is missing in a sparse checkout. */
export function isNotCheckedOut(change: string): boolean {
  return change.endsWith(`(${NOT_CHECKED_OUT})`);
}

/** Files that are ignored only locally: by `.git/info/exclude`, or by a `.gitignore` that is not in the commit. */
async function ignoredByOthers(
  ignored: readonly string[],
  entries: readonly IndexEntry[],
  repository: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string[]> {
  if (ignored.length === 0) return [];
  const input = ignored.map((file) => `${file}\0`).join('');
  const { stdout } = await runGit(['check-ignore', '-z', '-v', '--stdin'], {
    ...repository,
    input,
  });
  const committed = new Set(entries.map(({ file }) => file));
  const fields = stdout.split('\0');
  const because = new Map<string, string>();
  for (let at = 0; at + 3 < fields.length; at += 4) {
    because.set(fields[at + 3] as string, fields[at] as string);
  }
  return ignored.flatMap((file) => {
    const source = because.get(file);
    if (source !== undefined && committed.has(source)) return [];
    const by = source === undefined ? 'a .gitignore of its own' : source;
    return notOfBelay(file, `not in the commit; ignored only by ${by}, which is not in it either`);
  });
}

/** Compares submodules, which have their own settings and ignore files. One that is not checked out cannot be compared. */
async function insideModules(
  entries: readonly IndexEntry[],
  top: string,
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const modules = entries.filter(({ mode }) => mode === '160000');
  const each = await Promise.all(
    modules.map(async ({ file }) => {
      const folder = path.join(top, file);
      if (!existsSync(path.join(folder, '.git')))
        return [`${file} (a submodule, ${NOT_CHECKED_OUT})`];
      const found = await changesOf(folder, {
        ...env,
        GIT_DIR: undefined,
        GIT_WORK_TREE: undefined,
      });
      if (found === undefined || found.trouble)
        return [`${file} (a submodule that git cannot read)`];
      return found.changes.map((change) => `${file}/${change}`);
    }),
  );
  return each.flat();
}

/** Attributes that exist only in this clone can name a filter that makes a changed file look unchanged. */
function attributesHere(file: string): string[] {
  let text: string;
  try {
    text = existsSync(file) ? wholeTextNow(file) : '';
  } catch (error) {
    return [`.git/info/attributes (${(error as Error).message})`];
  }
  return /^[^#\n]*\s\S/m.test(text)
    ? ['.git/info/attributes (attributes only in this clone, which can hide changes)']
    : [];
}
