/** Finds libraries of which a process would load two copies. */
import path from 'node:path';
import { compareText } from '../../../text/compareText.ts';
import { hasContentHash, libraryName, libraryVersion, sameVersion } from './libraryName.ts';
import type { Process } from './load.ts';

interface Copy {
  /** The SONAME: `libssl.so.1.1`. */
  name: string;
  /** Empty if no name contains it. */
  version: string;
  /** With links followed; `undefined` if it is not on this machine. */
  file?: string;
  /** The files of those that need it. */
  askers: string[];
}

export interface Conflict {
  library: string;
  /** Whether two copies certainly have different versions. If not, it is one library from two files. */
  versionsDiffer: boolean;
  /** At least two, sorted by version and file. */
  copies: Copy[];
}

/** The libraries that a process would load in two versions, or from two files, by name. */
export function conflictsIn(process: Process): Conflict[] {
  const groups = new Map<string, { library: string; copies: Copy[] }>();
  const add = (abi: string, copy: Copy) => {
    const { library } = libraryName(copy.name);
    const key = `${abi}\0${library}`;
    const group = groups.get(key) ?? { library, copies: [] };
    const index = group.copies.findIndex((each) => isSameCopy(each, copy));
    const known = group.copies[index];
    if (known) group.copies[index] = merged(known, copy);
    else group.copies.push(copy);
    groups.set(key, group);
  };
  for (const { path: file, elf, askers } of process.loaded.values()) {
    const name = elf.soname ?? path.basename(file);
    const version = libraryVersion(name, path.basename(file));
    add(elf.abi, { name, version, file, askers: [...askers].sort(compareText) });
  }
  for (const { name: needed, asker } of process.missing) {
    const name = path.basename(needed);
    add(asker.elf.abi, { name, version: libraryName(name).version, askers: [asker.path] });
  }
  return [...groups.values()]
    .flatMap(({ library, copies }) => conflictOf(library, copies) ?? [])
    .sort((a, b) => compareText(a.library, b.library));
}

function conflictOf(library: string, all: readonly Copy[]): Conflict | undefined {
  const copies = all
    .filter((copy) => isLoaded(copy, all))
    .sort((a, b) => compareText(a.version, b.version) || compareText(a.file ?? '', b.file ?? ''));
  const differs = (copy: Copy) => copies.some((each) => !sameVersion(copy.version, each.version));
  const versionsDiffer = copies.some(differs);
  const named = copies.filter(
    (copy) => differs(copy) || (copy.file !== undefined && isLibrary(copy)),
  );
  return named.length > 1 ? { library, versionsDiffer, copies: named } : undefined;
}

/**
 * The loader uses one file for everything that needs a name. So copies in one folder are one installation, and copies whose
 * names contain the hash of their content are the same wherever they are.
 */
function isSameCopy(a: Copy, b: Copy): boolean {
  if (a.name !== b.name) return false;
  if (a.file === undefined || b.file === undefined) return a.file === b.file;
  return hasContentHash(a.name) || path.dirname(a.file) === path.dirname(b.file);
}

/** Merges two copies: the file that others need represents both. */
function merged(a: Copy, b: Copy): Copy {
  const chosen = a.askers.length === 0 && b.askers.length > 0 ? b : a;
  return { ...chosen, askers: [...new Set([...a.askers, ...b.askers])].sort(compareText) };
}

/** False if another file has the same name and is the one that others need. */
function isLoaded(copy: Copy, all: readonly Copy[]): boolean {
  if (copy.askers.length > 0) return true;
  return !all.some(({ name, askers }) => name === copy.name && askers.length > 0);
}

/** False for a plug-in or a Python module: two of these may have the same name (`addon.node`). */
function isLibrary({ version, askers }: Copy): boolean {
  return version !== '' || askers.length > 0;
}
