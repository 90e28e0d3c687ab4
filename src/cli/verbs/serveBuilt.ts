import { UsageError } from '../../gate/usageError.ts';
import { describe, readSummary } from '../../site/server/builtSite.ts';
import { serveFiles } from '../../site/server/serveFiles.ts';
import type { Io } from '../verb.ts';

/**
 * Serves a built site until the process is ended, and prints its address.
 *
 * @throws {UsageError} if the folder contains no built site, or no port is free.
 */
export async function serveBuilt(folder: string, port: number, io: Io): Promise<void> {
  const summary = readSummary(folder);
  if (!summary) {
    throw new UsageError(`There is no built site in ${folder}. Run \`belay build\` first.`);
  }
  const base = new URL(summary.url).pathname;
  try {
    const served = await serveFiles(folder, base, port);
    io.stdout.write(`${describe(summary)}\nhttp://localhost:${served.port}${base}\n`);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
