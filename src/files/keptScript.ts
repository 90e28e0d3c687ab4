/**
 * Runs a script with the functions that an earlier run has compiled. Node's own cache of compiled code has only what is
 * compiled when a file is loaded; all else is compiled at its first call, which takes a fifth of a short run.
 *
 * Anyone who can write to the kept file can run code as this user. The same is true of Node's own cache.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';

export interface KeptScript {
  /** Runs it, with what its free names stand for. */
  run(names: Readonly<Record<string, unknown>>): void;
  /** Keeps what has been compiled until now, unless that is known from before. */
  keep(): void;
}

/**
 * @param file the script, as the body of a function.
 * @param kept where its compiled functions are kept: a file that nobody but this user can write to, with a name that
 *   differs for each version of the script and of Node. Without one, nothing is kept.
 */
export function keptScript(file: string, kept: string | undefined): KeptScript {
  const text = readFileSync(file, 'utf8');
  const cachedData = kept === undefined ? undefined : bytesOf(kept);
  let script: Script | undefined;
  return {
    run(names) {
      const wrapped = `(function (${Object.keys(names).join(', ')}) {${text}\n})`;
      script = new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
      script.runInThisContext()(...Object.values(names));
    },
    keep() {
      const isKnown = cachedData !== undefined && script?.cachedDataRejected === false;
      if (script && kept !== undefined && !isKnown) writeTwice(kept, script.createCachedData());
    },
  };
}

/** What was kept, if it is there and undamaged: V8 checks its length and version only, and would crash. */
function bytesOf(file: string): Buffer | undefined {
  try {
    const both = readFileSync(file);
    const half = both.length / 2;
    return both.compare(both, half, both.length, 0, half) === 0
      ? both.subarray(0, half)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the bytes twice: comparing them takes a tenth of the time of a digest, for which Node loads more code. */
function writeTwice(file: string, bytes: Buffer): void {
  const other = `${file}.${process.pid}`;
  try {
    writeFileSync(other, Buffer.concat([bytes, bytes]), { flag: 'wx', flush: true, mode: 0o600 });
    renameSync(other, file);
  } catch {
    // A disk that is full or cannot be written costs time only.
    rmSync(other, { force: true });
  }
}
