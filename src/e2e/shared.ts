/** What several test files need and one run of the tests makes once: the bundled command, and this repository's site. */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    sharedFolder: string;
  }
}

/** Vitest calls it before the first test file: makes the folder, and gives its name to every file. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-shared-'));
  provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A file that is made by the first test file that asks for it.
 *
 * @param folder what `inject('sharedFolder')` gives.
 * @param make writes the file, under the path that it is given. It may run in two files at once: each result is whole.
 * @returns the file, absolute.
 */
export async function sharedFile(
  folder: string,
  name: string,
  make: (file: string) => Promise<void>,
): Promise<string> {
  const file = path.join(folder, name);
  if (!existsSync(file)) {
    const own = `${file}.${process.pid}`;
    await make(own);
    renameSync(own, file);
  }
  return file;
}
