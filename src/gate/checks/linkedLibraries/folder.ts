import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { MAX_FOLDER_ENTRIES, MAX_SHARED_OBJECTS } from '../../tuning.ts';

/** The folder cannot be searched. The message is the end of a sentence. */
export class BadFolder extends Error {
  override name = 'BadFolder';
}

/**
 * The files below a folder whose names are those of shared objects, sorted: `.so`, with or without a version after it,
 * and Node's `.node`. Links to folders are not followed.
 *
 * @throws {BadFolder}
 */
export async function sharedObjectsIn(folder: string, signal?: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  let entries = 0;
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    if (signal?.aborted) throw new BadFolder('the search was interrupted');
    for (const entry of await list(next)) {
      const file = path.join(next, entry.name);
      if (entry.isDirectory()) folders.push(file);
      else if (isNamedAsObject(entry.name)) found.push(file);
      entries++;
    }
    if (entries > MAX_FOLDER_ENTRIES || found.length > MAX_SHARED_OBJECTS) {
      throw new BadFolder('it contains more files than can be searched');
    }
  }
  return found.sort();
}

async function list(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadFolder(code === 'ENOENT' ? 'there is no such folder' : `${folder}: ${code}`);
  }
}

function isNamedAsObject(name: string): boolean {
  return /\.so(\.[0-9][0-9a-zA-Z.]*)?$|\.node$/.test(name);
}
