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
   * @throws {LedgerError}
   */
  read(commit: string | undefined): Promise<Records>;
  /** @throws {LedgerError} */
  readAll(): Promise<Records>;
}
