/** Records outside a git repository: `.belay/records.jsonl`. */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { refuseDevice } from '../../files/refuseDevice.ts';
import { wholeText } from '../../files/wholeFile.ts';
import { endsOf, missingFrom } from './chain.ts';
import type { Ledger } from './ledger.ts';
import { LedgerError } from './ledgerError.ts';
import { type BelayRecord, linesOf, readRecords, recordLine } from './model.ts';

export function fileLedger(file: string): Ledger {
  const text = async () => {
    try {
      return await wholeText(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw new LedgerError(reasonOf(error));
    }
  };
  const readAll = async () => readRecords(await text());
  const following = async <Kind extends BelayRecord>(record: Kind): Promise<Kind> => {
    const after = endsOf(linesOf(await text()), undefined);
    return after.length > 0 ? { ...record, after } : record;
  };
  return {
    name: path.join('.belay', path.basename(file)),
    readAll,
    following,
    missing: async () => missingFrom(linesOf(await text())),
    read: async (commit) => {
      const { records, passedOver } = await readAll();
      return { records: records.filter((record) => record.commit === commit), passedOver };
    },
    append: async (record, meanwhile) => {
      try {
        const line = recordLine(record.after ? record : await following(record));
        await appendLine(file, line, meanwhile);
      } catch (error) {
        throw error instanceof LedgerError ? error : new LedgerError(reasonOf(error));
      }
    },
  };
}

/** Appends a line in one write, and waits until it is on the disk. */
async function appendLine(file: string, line: string, meanwhile = () => {}): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const bytes = Buffer.from(`${(await endsWithin(handle)) ? '\n' : ''}${line}\n`);
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten !== bytes.length) throw new Error('only a part of it was written');
    const syncing = handle.sync();
    meanwhile();
    await syncing;
  } finally {
    await handle.close();
  }
}

/** Whether the file ends with a complete line; a killed run may have left half of one. */
async function endsWithin(handle: FileHandle): Promise<boolean> {
  const facts = await handle.stat();
  refuseDevice(facts);
  const { size } = facts;
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
