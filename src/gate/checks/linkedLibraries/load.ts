/** Finds the shared objects that a process would load: the given ones, and all that they need. */
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
  /** What is needed but does not exist. */
  missing: Missing[];
}

/**
 * Resolves what objects need, like ld.so(8): in the folders that the object itself names, then among the objects
 * given, then in the system's folders. Objects of another ABI are skipped.
 *
 * If an object comes with a library (its own folders contain it), others that need the same name may load the
 * system's copy. Then both copies count as loaded, except for objects in the folder of that library itself.
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
  const brought = new Set<string>();
  const guessed: { name: string; asker: ObjectFile; object: ObjectFile }[] = [];
  const follow = async () => {
    for (let asker = queue.shift(); asker; asker = queue.shift()) {
      for (const name of asker.elf.needed) {
        const found = await find(name, asker, byName, systemFolders, read);
        if (found) add(found.object).askers.add(asker.path);
        else missing.push({ name, asker });
        if (found?.by === 'own folders') brought.add(found.object.path);
        if (found?.by === 'name') guessed.push({ name, asker, object: found.object });
      }
    }
  };
  for (const root of roots) add(root);
  await follow();
  for (const { name, asker, object } of guessed) {
    const together = path.dirname(object.path) === path.dirname(asker.path);
    if (together || !brought.has(object.path)) continue;
    const system = await firstOf(inFolders(systemFolders, name), asker, read);
    if (system) add(system).askers.add(asker.path);
  }
  await follow();
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

interface Place {
  object: ObjectFile;
  by: 'path' | 'own folders' | 'name' | 'system';
}

async function find(
  name: string,
  asker: ObjectFile,
  byName: ReadonlyMap<string, readonly ObjectFile[]>,
  systemFolders: readonly string[],
  read: ReadObject,
): Promise<Place | undefined> {
  const first = async (by: Place['by'], files: readonly string[]) => {
    const object = await firstOf(files, asker, read);
    return object && { object, by };
  };
  if (name.includes('/')) return path.isAbsolute(name) ? first('path', [name]) : undefined;
  const own = await first('own folders', inFolders(ownFolders(asker), name));
  if (own) return own;
  const given = byName.get(name)?.find(({ elf }) => elf.abi === asker.elf.abi);
  if (given) return { object: given, by: 'name' };
  return first('system', inFolders(systemFolders, name));
}

/** The first of the files that is an object of the asker's ABI. */
async function firstOf(files: readonly string[], asker: ObjectFile, read: ReadObject) {
  for (const file of files) {
    const found = await read(file);
    if (found.kind === 'object' && found.elf.abi === asker.elf.abi) return found;
  }
  return undefined;
}

function inFolders(folders: readonly string[], name: string): string[] {
  return folders.map((folder) => path.join(folder, name));
}

/** The folders that an object names, if they can be known: only the loader knows `$LIB` and `$PLATFORM`. */
function ownFolders({ path: file, elf }: ObjectFile): string[] {
  return elf.runPath
    .map((folder) => folder.replaceAll(/\$ORIGIN\b|\$\{ORIGIN\}/g, () => path.dirname(file)))
    .filter((folder) => path.isAbsolute(folder) && !/\$(LIB|PLATFORM|\{)/.test(folder));
}
