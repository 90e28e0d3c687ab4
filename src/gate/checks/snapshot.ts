/** Reads and writes accepted outputs of commands, as files in the project's repository. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { wholeFile } from '../../files/wholeFile.ts';
import { CHECK_NAME } from '../../rules/checkName.ts';

/**
 * The file of the snapshot of a named check.
 *
 * @param root the folder of `belay.json`.
 * @param environment if `undefined`, the snapshot is in `default`.
 * @throws {RangeError} if a name cannot be in `belay.json`, so that no path leaves the folder.
 */
export function snapshotFile(root: string, environment: string | undefined, name: string): string {
  for (const part of [environment ?? 'default', name]) {
    if (!CHECK_NAME.test(part)) throw new RangeError(`"${part}" cannot be a name in belay.json`);
  }
  return path.join(root, '.belay', 'snapshots', environment ?? 'default', `${name}.txt`);
}

export type Snapshot =
  | { kind: 'there'; text: string }
  | { kind: 'none' }
  /** The reason is the end of a sentence. */
  | { kind: 'unreadable'; reason: string };

/** Reads a snapshot. Never rejects. */
export async function readSnapshot(file: string): Promise<Snapshot> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await wholeFile(file),
    );
    return { kind: 'there', text: normalised(text) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { kind: 'none' };
    const reason = error instanceof TypeError ? 'it is not UTF-8' : (code ?? message);
    return { kind: 'unreadable', reason };
  }
}

export type Written = { ok: true } | { ok: false; reason: string };

/** Writes an output as the accepted one, atomically. Never rejects. */
export async function acceptSnapshot(file: string, text: string): Promise<Written> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, normalised(text));
    return { ok: true };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { ok: false, reason: code ?? message };
  }
}

/** Line ends as `\n`, one at the end. Everything else is compared. */
export function normalised(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}
