/** What was decided, kept: a line of JSON a run, in `.belay/records.jsonl`. */
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { Decision } from './decision.ts';
import type { GitFacts } from './git.ts';

/** One run of the gate. Complete in itself, so no reader needs the lines around it. */
export interface RunRecord extends Omit<Decision, 'decision'> {
  version: 1;
  kind: 'run';
  decision: Decision['decision'] | 'aborted';
  /** When the gate ran by the machine's clock, whatever time it decided for. */
  ranAt: string;
  commit?: string;
  branch?: string;
  /** The work tree was not what the commit holds. */
  dirty?: boolean;
  by?: string;
}

export function runRecord(
  decision: Decision,
  { commit, branch, dirty, email }: GitFacts,
  ranAt: Date,
  aborted = false,
): RunRecord {
  return {
    version: 1,
    kind: 'run',
    ...decision,
    decision: aborted ? 'aborted' : decision.decision,
    ranAt: ranAt.toISOString(),
    ...(commit && { commit }),
    ...(branch && { branch }),
    ...(dirty !== undefined && { dirty }),
    ...(email && { by: email }),
  };
}

/**
 * Appends a line in one write, and waits until it is on the disk.
 *
 * @throws where it could not be written whole.
 */
export async function appendRecord(file: string, record: RunRecord): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const line = `${(await endsWithin(handle)) ? '\n' : ''}${JSON.stringify(record)}\n`;
    const bytes = Buffer.from(line);
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten !== bytes.length) throw new Error('the disk took only a part of it');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether an earlier run was cut off within its line. */
async function endsWithin(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}
