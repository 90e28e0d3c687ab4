/** Two versions of one library among what a process would load. */
import path from 'node:path';
import { libraryName, sameVersion } from './libraryName.ts';
import type { Process } from './load.ts';

interface Copy {
  /** As the library calls itself: `libssl.so.1.1`. */
  name: string;
  version: string;
  /** Where it is; `undefined` where it is nowhere. */
  file?: string;
  /** The files of those that ask for it. */
  askers: string[];
}

export interface Conflict {
  library: string;
  /** At least two, by version; of one version the first file stands for all. */
  copies: Copy[];
}

/** The libraries of which a process would load versions that cannot be the same, by name. */
export function conflictsIn(process: Process): Conflict[] {
  const groups = new Map<string, { library: string; copies: Copy[] }>();
  const add = (abi: string, copy: Omit<Copy, 'version'>) => {
    const { library, version } = libraryName(copy.name);
    const key = `${abi}\0${library}`;
    const group = groups.get(key) ?? { library, copies: [] };
    const known = group.copies.find((each) => each.version === version);
    if (known) known.askers = [...new Set([...known.askers, ...copy.askers])].sort();
    else group.copies.push({ ...copy, version });
    groups.set(key, group);
  };
  for (const { path: file, elf, askers } of process.loaded.values()) {
    add(elf.abi, { name: elf.soname ?? path.basename(file), file, askers: [...askers].sort() });
  }
  for (const { name, asker } of process.missing) {
    add(asker.elf.abi, { name: path.basename(name), askers: [asker.path] });
  }
  return [...groups.values()]
    .map(({ library, copies }) => ({ library, copies: apart(copies) }))
    .filter(({ copies }) => copies.length > 1)
    .sort((a, b) => (a.library < b.library ? -1 : 1));
}

/** The copies that differ in version from some other one. */
function apart(copies: readonly Copy[]): Copy[] {
  return copies
    .filter((copy) => copies.some((other) => !sameVersion(copy.version, other.version)))
    .sort((a, b) => (a.version < b.version ? -1 : 1));
}
