/** The store of records: git notes, so that they belong to the commit; outside a repository, a file. */
import type { MissingRecord } from './chain.ts';
import type { BelayRecord, Records } from './model.ts';

export interface Ledger {
  /** The name of the store in messages. */
  name: string;
  /**
   * Adds the digests of the records before it to a record. `append` does so itself; a signed record needs it earlier.
   *
   * @throws {LedgerError}
   */
  following<Kind extends BelayRecord>(record: Kind): Promise<Kind>;
  /**
   * Stores a record. When the promise resolves, it is on the disk.
   *
   * @param meanwhile may be called while the disk works: never, once, or again if the record is written again. Must not
   *   throw.
   * @throws {LedgerError}
   */
  append(record: BelayRecord, meanwhile?: () => void): Promise<void>;
  /**
   * The records of one commit; in a file, those without a commit.
   *
   * @param code what answers are bound to (see `codeAt`): those that were given for another commit with the same
   *   files are included.
   *
   * @throws {LedgerError}
   */
  read(commit: string | undefined, code?: string): Promise<Records>;
  /** @throws {LedgerError} */
  readAll(): Promise<Records>;
  /**
   * The records that others follow on and that are not there: somebody took them out.
   *
   * @throws {LedgerError}
   */
  missing(): Promise<MissingRecord[]>;
}
