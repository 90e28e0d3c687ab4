/** Reads objects of a repository with one git process that stays open: each process of git costs several milliseconds. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { complaint, endGit, type GitCall, spawnGit } from './runGit.ts';

/** An object as git stores it. */
export interface GitObject {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Git could not read an object; the message says why, as the end of a sentence. */
export class ObjectError extends Error {
  override name = 'ObjectError';
}

/** Reads objects until it is closed. */
export interface ObjectReader {
  /**
   * @param name in any form that git accepts: the id of an object, a ref, `COMMIT:FOLDER`. Must be one line.
   * @returns `undefined` if there is no object of this name. A ref, or an entry of a tree, whose object is lost looks the
   *   same, so a caller who must tell the two apart reads the tree, and then the id that it holds.
   * @throws {ObjectError}
   */
  read(name: string): Promise<GitObject | undefined>;
  /** Ends the process. When the promise resolves, it has ended: its folder can be removed. */
  close(): Promise<void>;
}

interface Request {
  name: string;
  resolve(object: GitObject | undefined): void;
  reject(error: Error): void;
}

/** Milliseconds until an answer has to be there. */
const MAX_TIME = 120_000;
/** Milliseconds until it is killed, if it does not end. */
const MAX_END = 2000;

/** Starts `git cat-file --batch` in a repository. */
export function openObjects({ cwd, env }: Pick<GitCall, 'cwd' | 'env'>): ObjectReader {
  const child = spawnGit(['cat-file', '--batch'], { cwd, env });
  const waiting: Request[] = [];
  const answers = answerReader((answer) => waiting.shift()?.resolve(answer));
  let errors = '';
  let trouble: ObjectError | undefined;
  const fail = (reason: string) => {
    trouble ??= new ObjectError(reason);
    for (const { reject } of waiting.splice(0)) reject(trouble);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    const [{ name } = { name: '' }] = waiting;
    const unreadable = answers(chunk);
    if (unreadable !== undefined) fail(`git cannot read ${name}: ${unreadable}`);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.on('error', ({ message }) => fail(message));
  child.on('close', (code) => fail(complaint({ stderr: errors, code: code ?? undefined })));
  child.stdin.on('error', () => {});
  return {
    read: (name) =>
      new Promise((resolve, reject) => {
        if (trouble !== undefined || name.includes('\n')) {
          reject(trouble ?? new ObjectError('its name has several lines'));
          return;
        }
        const timer = setTimeout(() => endGit(child), MAX_TIME);
        const done = () => clearTimeout(timer);
        waiting.push({
          name,
          resolve: (object) => {
            done();
            resolve(object);
          },
          reject: (error) => {
            done();
            reject(error);
          },
        });
        child.stdin.write(`${name}\n`);
      }),
    close: () => (trouble === undefined ? close(child) : Promise.resolve()),
  };
}

/** The process ends when its input does. */
function close(child: ChildProcessWithoutNullStreams): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => endGit(child), MAX_END);
    child.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.stdin.end();
  });
}

/**
 * Parses the output of `git cat-file --batch`: for each object a line of name, type and length, the content, a line end.
 *
 * @returns a function that takes the next bytes, and returns what is wrong with them.
 */
function answerReader(
  found: (object: GitObject | undefined) => void,
): (chunk: Buffer) => string | undefined {
  let [chunks, length, needed]: [Buffer[], number, number] = [[], 0, 1];
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    // Large objects come in many chunks, which are joined once.
    while (length >= needed && length > 0) {
      const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      chunks = [bytes];
      const end = bytes.indexOf(0x0a);
      if (end < 0) {
        needed = length + 1;
        return undefined;
      }
      const head = bytes.toString('utf8', 0, end);
      const [, name = '', type = '', size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(head) ?? [];
      const isMissing = head.endsWith(' missing');
      if (size === undefined && !isMissing) return head;
      const after = isMissing ? end + 1 : end + 1 + Number(size) + 1;
      if (length < after) {
        needed = after;
        return undefined;
      }
      chunks = [bytes.subarray(after)];
      length -= after;
      needed = 1;
      found(isMissing ? undefined : { name, type, bytes: bytes.subarray(end + 1, after - 1) });
    }
    return undefined;
  };
}

export interface TreeEntry {
  /** In octal digits, as `git ls-tree` prints it. */
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  id: string;
  name: string;
}

/** Parses a tree: for each entry a mode, a space, a name, a zero byte, and the id as bytes. */
export function treeEntries({ name: own, bytes }: GitObject): TreeEntry[] {
  const idLength = own.length / 2;
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const zero = bytes.indexOf(0, space);
    const next = zero + 1 + idLength;
    if (space < 0 || zero < 0 || next > bytes.length) throw new ObjectError('a tree is damaged');
    const mode = bytes.toString('latin1', at, space).padStart(6, '0');
    entries.push({
      mode,
      type: TYPES[mode] ?? 'blob',
      id: bytes.toString('hex', zero + 1, next),
      name: bytes.toString('utf8', space + 1, zero),
    });
    at = next;
  }
  return entries;
}

const TYPES: Readonly<Record<string, TreeEntry['type']>> = { '040000': 'tree', '160000': 'commit' };
