import { complaint, runGit } from '../../git/runGit.ts';
import { LedgerError } from '../ledgerError.ts';
import type { Repository } from './notesRef.ts';

/**
 * Fetches the notes that a partial clone (`--filter=blob:none`) left at the remote. Other clones miss nothing.
 *
 * @throws {LedgerError} if they cannot be fetched: a merge without them would lose them.
 */
export async function fetchMissing(repository: Repository, tips: readonly string[]): Promise<void> {
  const asked = ['config', '--get-regexp', String.raw`^remote\..*\.promisor$`, 'true'];
  const { stdout } = await runGit(asked, repository);
  const [, remote] = /^remote\.(.+)\.promisor true$/m.exec(stdout) ?? [];
  if (remote === undefined) return;
  const trees = tips.map((tip) => `${tip}^{tree}`);
  const list = await runGit(['rev-list', '--objects', '--missing=print', ...trees], repository);
  if (list.code !== 0) throw new LedgerError(complaint(list));
  const missing = list.stdout.split('\n').filter((line) => line.startsWith('?'));
  if (missing.length === 0) return;
  const options = ['--no-tags', '--no-write-fetch-head', '--recurse-submodules=no', '--stdin'];
  const args = ['fetch', '--quiet', '--filter=blob:none', ...options, remote];
  const fetched = await runGit(['-c', 'fetch.negotiationAlgorithm=noop', ...args], {
    ...repository,
    input: missing.map((line) => `${line.slice(1)}\n`).join(''),
    timeout: 300_000,
    mayAsk: true,
    slow: true,
  });
  if (fetched.code !== 0) throw new LedgerError(complaint(fetched));
}
