import { createHash } from 'node:crypto';
import { type GitObject, type ObjectReader, treeEntries } from '../git/objects.ts';
import { complaint, type GitCall, runGit } from '../git/runGit.ts';
import { asLedger, LedgerError } from './ledgerError.ts';

/**
 * What an answer is bound to: all files of a commit except the accepted outputs of drift checks, which describe a server
 * and not the code. Two commits with the same files have the same name here, whatever their messages,
 * authors and parents are.
 *
 * @param root the folder of `belay.json`.
 * @param prefix the path of that folder from the top of the repository, with a slash at its end, if git was asked before.
 * @param objects reads the commit without further processes.
 * @returns as many hexadecimal digits as a commit's name.
 * @throws {LedgerError} if git cannot read the commit.
 */
export async function codeAt(
  commit: string,
  root: string,
  env: NodeJS.ProcessEnv,
  prefix?: string,
  objects?: ObjectReader,
): Promise<string> {
  const repository = { cwd: root, env, objects };
  const folders = [
    ...(prefix ?? (await prefixOf(repository))).split('/').filter(Boolean),
    '.belay',
  ];
  const listings = await Promise.all(
    [undefined, ...folders].map((_, depth) =>
      listing(commit, folders.slice(0, depth).join('/'), repository),
    ),
  );
  let nested = '';
  for (const [depth, entries] of [...listings.entries()].reverse()) {
    // The deepest folder is `.belay`; its name without the snapshots replaces its entry in the parent folder.
    const child = depth === folders.length ? 'snapshots' : (folders[depth] as string);
    const lines = entries.flatMap((entry) => {
      if (!entry.endsWith(`\t${child}`)) return [entry];
      return depth === folders.length ? [] : [`${nested}\t${child}`];
    });
    nested = createHash('sha256').update(lines.join('\0')).digest('hex');
  }
  return nested.slice(0, commit.length);
}

async function prefixOf(repository: Pick<GitCall, 'cwd' | 'env'>): Promise<string> {
  const asked = await runGit(['rev-parse', '--show-prefix'], repository);
  if (asked.code !== 0) throw new LedgerError(complaint(asked));
  return asked.stdout.replace(/\n$/, '');
}

/** The entries of a folder of a commit, in the format of `git ls-tree`; empty if there is no such folder. */
async function listing(
  commit: string,
  folder: string,
  { objects, ...repository }: Pick<GitCall, 'cwd' | 'env'> & { objects?: ObjectReader | undefined },
): Promise<string[]> {
  const name = `${commit}:${folder}`;
  if (objects !== undefined && !name.includes('\n')) {
    const found = await treeNamed(objects, name);
    if (found !== undefined) {
      return treeEntries(found).map(
        (entry) => `${entry.mode} ${entry.type} ${entry.id}\t${entry.name}`,
      );
    }
    if (folder !== '') return [];
    throw new LedgerError(`commit ${commit.slice(0, 10)} cannot be read`);
  }
  const args = ['ls-tree', '-z', '--full-tree', name];
  const { code, stdout } = await runGit(args, repository);
  if (code === 0) return stdout.split('\0').filter(Boolean);
  if (folder !== '') return [];
  throw new LedgerError(`commit ${commit.slice(0, 10)} cannot be read`);
}

async function treeNamed(objects: ObjectReader, name: string): Promise<GitObject | undefined> {
  const found = await asLedger(() => objects.read(name));
  return found?.type === 'tree' ? found : undefined;
}
