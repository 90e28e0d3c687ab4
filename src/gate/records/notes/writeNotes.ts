import { rmSync } from 'node:fs';
import path from 'node:path';
import { type GitOutcome, runGit } from '../../git/runGit.ts';
import type { Repository } from './notesRef.ts';

/** A note that gets a new text. */
export interface Change {
  commit: string;
  text: string;
  /**
   * Where the note is in the tree of notes, if it may be on an object that this clone lacks; the first gets the text,
   * and the others are removed. Without it, git chooses, and the commit has to exist.
   */
  paths?: readonly string[];
}

interface Notes {
  /** The refs to move, each only forward. */
  refs: readonly [string, ...string[]];
  /** The notes commit that the changes are based on. */
  base: string | undefined;
  changes: readonly Change[];
  message: string;
  /** The committer's e-mail address. */
  email: string | undefined;
  /** Called while git writes. Must not throw. */
  meanwhile?: () => void;
}

/** Settings that make git wait until objects and refs are on the disk. */
export const DURABLE = ['-c', 'core.fsync=committed,reference'];

/** From how many characters on notes stay in a pack: otherwise git compresses them twice. */
const LARGE = 1_000_000;
/** The index of a pack has to be on the disk, too. */
const AS_PACK = [
  ['-c', 'core.fsync=committed,pack-metadata,reference'],
  ['-c', 'fastimport.unpackLimit=1'],
  ['-c', 'pack.compression=1'],
].flat();

/**
 * Writes notes and moves refs, in one process. Fast-import knows git's layout of notes, ignores an input that
 * is incomplete, and only moves a ref forward from the commit that it points at.
 */
export async function writeNotes(repository: Repository, notes: Notes): Promise<GitOutcome> {
  const { refs, base, changes, message, email, meanwhile } = notes;
  const [first, ...others] = refs;
  const data = (content: string) => {
    const bytes = Buffer.from(content);
    return [`data ${bytes.length}\n`, bytes, '\n'];
  };
  const seconds = Math.floor(Date.now() / 1000);
  // In parts, as notes can have many megabytes.
  const input = [
    `commit ${first}\nmark :1\n`,
    `committer Belay <${email ?? 'belay@localhost'}> ${seconds} +0000\n`,
    ...data(message),
    ...(base === undefined ? [] : [`from ${base}\n`]),
    ...changes.flatMap(({ commit, text, paths: [path, ...others] = [] }) =>
      path === undefined
        ? [`N inline ${commit}\n`, ...data(text)]
        : [`M 100644 inline ${path}\n`, ...data(text), ...others.map((each) => `D ${each}\n`)],
    ),
    ...others.map((ref) => `\nreset ${ref}\nfrom :1\n`),
    'done\n',
  ];
  const isLarge = changes.some(({ text }) => text.length > LARGE);
  const settings = isLarge ? [...DURABLE, ...AS_PACK] : DURABLE;
  const outcome = await runGit([...settings, 'fast-import', '--quiet', '--done'], {
    ...repository,
    input,
    meanwhile,
    timeout: 120_000,
  });
  if (outcome.code !== 0) await removeCrashReport(repository, outcome);
  return outcome;
}

/** Fast-import leaves a crash report behind if it fails. */
async function removeCrashReport(repository: Repository, { stderr }: GitOutcome): Promise<void> {
  const [, name] = /dumping crash report to (?:.*\/)?(fast_import_crash_\d+)/.exec(stderr) ?? [];
  if (name === undefined) return;
  const { code, stdout } = await runGit(['rev-parse', '--git-dir'], repository);
  if (code === 0) rmSync(path.resolve(repository.cwd, stdout.trim(), name), { force: true });
}
