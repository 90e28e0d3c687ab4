/** Which shared objects a process would load: some, and all that they need. */
import path from 'node:path';
import type { ObjectFile, ReadObject } from './objectFile.ts';

interface Loaded extends ObjectFile {
  /** The objects that ask for it. */
  askers: Set<string>;
}

export interface Missing {
  name: string;
  asker: ObjectFile;
}

export interface Process {
  /** By path. */
  loaded: Map<string, Loaded>;
  /** What is needed, and is nowhere. */
  missing: Missing[];
}

/**
 * Follows what objects need, as ld.so(8) does: in the folders that the object itself names, then among the objects
 * given, then in the system's folders. Objects of another ABI are passed over.
 */
export async function loadAll(
  roots: readonly ObjectFile[],
  systemFolders: readonly string[],
  read: ReadObject,
): Promise<Process> {
  const loaded = new Map<string, Loaded>();
  const missing: Missing[] = [];
  const queue: Loaded[] = [];
  const add = (object: ObjectFile): Loaded => {
    const known = loaded.get(object.path) ?? { ...object, askers: new Set<string>() };
    if (!loaded.has(object.path)) queue.push(known);
    loaded.set(object.path, known);
    return known;
  };
  const byName = namesOf(roots);
  for (const root of roots) add(root);
  for (let asker = queue.shift(); asker; asker = queue.shift()) {
    for (const name of asker.elf.needed) {
      const found = await find(name, asker, byName, systemFolders, read);
      if (found) add(found).askers.add(asker.path);
      else missing.push({ name, asker });
    }
  }
  return { loaded, missing };
}

function namesOf(objects: readonly ObjectFile[]): Map<string, ObjectFile[]> {
  const byName = new Map<string, ObjectFile[]>();
  for (const object of objects) {
    for (const name of new Set([object.elf.soname, path.basename(object.path)])) {
      if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), object]);
    }
  }
  return byName;
}

async function find(
  name: string,
  asker: ObjectFile,
  byName: ReadonlyMap<string, readonly ObjectFile[]>,
  systemFolders: readonly string[],
  read: ReadObject,
): Promise<ObjectFile | undefined> {
  const first = async (files: readonly string[]) => {
    for (const file of files) {
      const found = await read(file);
      if (found.kind === 'object' && found.elf.abi === asker.elf.abi) return found;
    }
    return undefined;
  };
  if (name.includes('/')) return path.isAbsolute(name) ? first([name]) : undefined;
  const within = (folders: readonly string[]) => folders.map((folder) => path.join(folder, name));
  return (
    (await first(within(ownFolders(asker)))) ??
    byName.get(name)?.find(({ elf }) => elf.abi === asker.elf.abi) ??
    (await first(within(systemFolders)))
  );
}

/** The folders that an object names, where they can be known: `$LIB` and `$PLATFORM` are the loader's own. */
function ownFolders({ path: file, elf }: ObjectFile): string[] {
  return elf.runPath
    .map((folder) => folder.replaceAll(/\$ORIGIN\b|\$\{ORIGIN\}/g, () => path.dirname(file)))
    .filter((folder) => path.isAbsolute(folder) && !/\$(LIB|PLATFORM|\{)/.test(folder));
}
