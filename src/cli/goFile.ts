/** A file that proves that the gate ran and decided go: an exit code of 0 alone may come from anything. */
import { lstat, open } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../gate/usageError.ts';
import { EXIT } from './exitCodes.ts';
import type { Option } from './options.ts';
import type { Io } from './verb.ts';

export const GO_FILE_OPTION = {
  'go-file': {
    type: 'string',
    value: 'FILE',
    description: 'Write "go" to this new file, only on a go: exit code 0 alone proves little.',
  },
} as const satisfies Record<string, Option>;

/**
 * Runs work that asks the gate, and writes the file if it ends with a go.
 *
 * @param file the file, as the command line gives it. It must not exist, as an old one proves nothing.
 * @returns the exit code.
 * @throws {UsageError} if the file exists already or cannot be written: then a go does not count.
 */
export async function withGoFile(
  file: string | undefined,
  { cwd }: Pick<Io, 'cwd'>,
  ask: () => Promise<number>,
): Promise<number> {
  if (file === undefined) return ask();
  const whole = path.resolve(cwd, file);
  await refuseExisting(whole, file);
  const code = await ask();
  if (code === EXIT.ok) await writeSign(whole, file);
  return code;
}

async function refuseExisting(whole: string, shown: string): Promise<void> {
  const found = await lstat(whole).catch(() => undefined);
  if (found)
    throw new UsageError(`--go-file ${shown} exists already. Remove it, or give another name.`);
}

async function writeSign(whole: string, shown: string): Promise<void> {
  try {
    const handle = await open(whole, 'wx');
    await handle.writeFile('go\n');
    await handle.close();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--go-file ${shown} cannot be written, so this is not a go: ${code ?? message}.`,
    );
  }
}
