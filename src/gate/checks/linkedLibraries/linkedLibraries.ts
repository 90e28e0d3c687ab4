import path from 'node:path';
import type { Finding } from '../../../decision/decision.ts';
import { visible, visibleLine } from '../../../text/visible.ts';
import { MAX_NAMED_FILES } from '../../tuning.ts';
import { type Conflict, conflictsIn } from './conflicts.ts';
import { BadFolder, sharedObjectsIn } from './folder.ts';
import { loadAll, type Missing } from './load.ts';
import { type ObjectFile, objectReader, type ReadObject } from './objectFile.ts';
import { pythonObjects } from './python.ts';
import { systemFolders } from './systemFolders.ts';

export interface LibrariesCheck {
  /** The folder, as written in `belay.json`. */
  shown: string;
  /** The same folder, absolute. */
  folder: string;
}

export interface LibrariesWorld {
  signal: AbortSignal;
  /** Where the system's libraries are. Default: the loader's configuration. */
  systemFolders?: readonly string[];
  /** A program of this machine, which shows its ABI. Default: this Node. */
  program?: string;
}

/**
 * Checks whether a process would load a library in two versions: from the shared objects below a folder, the Python that
 * they belong to, and everything that these need. One library from two files with one version is good; the evidence mentions it:
 * the two copies do not share their state.
 *
 * If something cannot be read, the result is unknown, and so it is for a folder without shared objects. Objects for other
 * machines are compared, but their system libraries are not searched.
 */
export async function checkLinkedLibraries(
  { shown, folder }: LibrariesCheck,
  world: LibrariesWorld,
): Promise<Finding> {
  const read = objectReader();
  let files: string[];
  try {
    files = await sharedObjectsIn(folder, world.signal);
  } catch (error) {
    if (!(error instanceof BadFolder)) throw error;
    return unknown(`${shown} cannot be searched: ${error.message}`);
  }
  if (files.length === 0) return unknown(`there are no shared objects in ${shown}`);
  const { objects, unreadable } = await readAll(files, read);
  const python = (await readAll(await pythonObjects(folder), read)).objects;
  const folders = world.systemFolders ?? (await systemFolders());
  const found = await loadAll([...objects, ...python], folders, read);
  const conflicts = conflictsIn(found);
  const name = (file: string) => nameWithin(folder, file);
  if (conflicts.some(({ versionsDiffer }) => versionsDiffer)) {
    const evidence = visibleLine(`one process would load ${named(conflicts)}`);
    return { answer: 'bad', evidence, detail: copiesOf(conflicts, name) };
  }
  if (unreadable.length > 0) {
    const detail = unreadable.map(({ file, reason }) => `${name(file)}: ${reason}`);
    return unknown(`${count(unreadable, 'file')} in ${shown} cannot be read`, detail);
  }
  const program = await read(world.program ?? process.execPath);
  const here = program.kind === 'object' ? program.elf.abi : undefined;
  const gone = missingHere(found.missing, here, python);
  if (gone.length > 0) {
    const detail = gone.map(
      ({ name: needed, asker }) => `${needed}, needed by ${name(asker.path)}`,
    );
    return unknown(
      `${count(gone, 'library', 'libraries')} cannot be found on this machine`,
      detail,
    );
  }
  const loaded = count([...found.loaded.values()], 'object');
  const evidence = `${shown}: ${loaded} in a process, no library in two versions`;
  if (conflicts.length === 0) return { answer: 'good', evidence };
  return {
    answer: 'good',
    evidence: visibleLine(`${evidence}, but ${named(conflicts)}`),
    detail: copiesOf(conflicts, name),
  };
}

async function readAll(files: readonly string[], read: ReadObject) {
  const objects: ObjectFile[] = [];
  const unreadable: { file: string; reason: string }[] = [];
  for (const file of files) {
    const found = await read(file);
    if (found.kind === 'object') objects.push(found);
    else unreadable.push({ file, reason: 'reason' in found ? found.reason : 'it is no file' });
  }
  return { objects, unreadable };
}

/** A library that only Python's own modules miss does not matter; one that the folder's objects miss does. */
function missingHere(
  missing: readonly Missing[],
  here: string | undefined,
  python: readonly ObjectFile[],
): Missing[] {
  const excused = new Set(python.map((object) => object.path));
  return missing.filter(
    ({ asker }) => !excused.has(asker.path) && (here === undefined || asker.elf.abi === here),
  );
}

/** `two versions of libpq (5.12 and 5.17), and two files of libz (1.2.11)` */
function named(conflicts: readonly Conflict[]): string {
  const [versions, files] = [true, false].map((differ) =>
    conflicts.filter(({ versionsDiffer }) => versionsDiffer === differ).map(shortly),
  );
  const parts = [
    ...(versions?.length ? [`two versions of ${some(versions, '').join(', ')}`] : []),
    ...(files?.length ? [`two files of ${some(files, '').join(', ')}`] : []),
  ];
  return parts.join(', and ');
}

/** The copies of each library and what needs them, one line each. */
function copiesOf(conflicts: readonly Conflict[], name: (file: string) => string): string {
  const lines = conflicts.flatMap(({ library, copies }) => [
    `${library}:`,
    ...copies.flatMap((copy) => [
      `  ${copy.version || UNKNOWN_VERSION}: ${copy.file === undefined ? `${copy.name}, which is not on this machine` : name(copy.file)}`,
      ...some(
        copy.askers.map((asker) => `    needed by ${name(asker)}`),
        '    ',
      ),
    ]),
  ]);
  return visible(lines.join('\n'));
}

const UNKNOWN_VERSION = 'unknown version';

/** `libssl (1.0.2o and 1.1)` */
function shortly({ library, copies }: Conflict): string {
  const versions = new Set(copies.map(({ version }) => version || UNKNOWN_VERSION));
  return `${library} (${[...versions].join(' and ')})`;
}

function unknown(evidence: string, detail?: readonly string[]): Finding {
  return {
    answer: 'unknown',
    evidence: visibleLine(evidence),
    ...(detail && { detail: visible(some(detail, '').join('\n')) }),
  };
}

function some(lines: readonly string[], indent: string): string[] {
  const rest = lines.length - MAX_NAMED_FILES;
  return rest > 0 ? [...lines.slice(0, MAX_NAMED_FILES), `${indent}and ${rest} more`] : [...lines];
}

function count(things: readonly unknown[], one: string, many = `${one}s`): string {
  return `${things.length} ${things.length === 1 ? one : many}`;
}

/** A file below the folder relative to it, any other file as an absolute path. */
function nameWithin(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
