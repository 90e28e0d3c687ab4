/** Where records are kept: git notes, so that they follow the commit; outside a repository, a file. */
import type { BelayRecord, Records } from './model.ts';

export interface Ledger {
  /** How messages name the place. */
  name: string;
  /**
   * Keeps a record. When this is over, it is on the disk.
   *
   * @throws {LedgerError}
   */
  append(record: BelayRecord): Promise<void>;
  /**
   * The records of one commit; of a file, those without a commit.
   *
   * @param code what answers are bound to (see `codeAt`): those that were given for another commit with the same
   *   files come, too.
   *
   * @throws {LedgerError}
   */
  read(commit: string | undefined, code?: string): Promise<Records>;
  /** @throws {LedgerError} */
  readAll(): Promise<Records>;
}
