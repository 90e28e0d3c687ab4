import { complaint, type GitCall, runGit } from './runGit.ts';

/** Git could not read a file of a commit; the message says why, as the end of a sentence. */
export class FileAtError extends Error {
  override name = 'FileAtError';
}

/**
 * Reads a file from a commit.
 *
 * @param file absolute, or from `repository.cwd`.
 * @returns its bytes; `undefined` if the commit has no such file, or something that is not a file.
 * @throws {FileAtError} if the commit or the file cannot be read.
 */
export async function fileAt(
  commit: string,
  file: string,
  repository: Pick<GitCall, 'cwd' | 'env'>,
): Promise<Buffer | undefined> {
  const listed = await runGit(['ls-tree', '-z', commit, '--', file], repository);
  if (listed.code !== 0) throw new FileAtError(complaint(listed));
  const [, blob] = /^100\d+ blob ([0-9a-f]+)\t/.exec(listed.stdout) ?? [];
  if (blob === undefined) return undefined;
  const shown = await runGit(['cat-file', 'blob', blob], repository);
  if (shown.code !== 0) throw new FileAtError(complaint(shown));
  return shown.bytes;
}
