/** Reads single notes of one state, from a process of git that is open already. */
import { type GitObject, ObjectError, type ObjectReader, treeEntries } from '../../git/objects.ts';
import { asLedger } from '../ledgerError.ts';

export interface OpenNotes {
  /** The texts of the notes on some commits; empty where there is none. */
  textsOn(commits: readonly string[]): Promise<string[]>;
  /** The commits that have a note, if the tree of notes has no folders yet, as with few notes. */
  all(): Promise<string[] | undefined>;
}

interface Entry {
  type: string;
  id: string;
}

/**
 * Each object is read by the id that its tree holds, so one that is lost is an error, and not a note that is not there.
 *
 * @param tip a commit of the notes.
 */
export function openNotes(objects: ObjectReader, tip: string): OpenNotes {
  const known = knownObjects(objects);
  const folder = known(async (id) => {
    const tree = await must(objects, id, 'tree');
    return new Map<string, Entry>(treeEntries(tree).map((entry) => [entry.name, entry]));
  });
  const text = known(async (id) => (await must(objects, id, 'blob')).bytes.toString());
  const top = known(async (id) => {
    const commit = await must(objects, id, 'commit');
    const [, tree] = /^tree ([0-9a-f]+)\n/.exec(commit.bytes.toString('latin1', 0, 80)) ?? [];
    if (tree === undefined) throw new ObjectError(`${id} has no tree`);
    return tree;
  });
  /** With many notes, git makes folders of the first characters. The notes in folders come first in a tree. */
  const blobs = async (tree: string, rest: string, depth: number): Promise<string[]> => {
    const entries = await folder(tree);
    const [inside, here] = [entries.get(rest.slice(0, 2)), entries.get(rest)];
    return [
      ...(inside?.type === 'tree' && depth < 3
        ? await blobs(inside.id, rest.slice(2), depth + 1)
        : []),
      ...(here?.type === 'blob' ? [here.id] : []),
    ];
  };
  return {
    textsOn: (commits) =>
      asLedger(async () => {
        const tree = await top(tip);
        const each = commits.map(async (commit) => {
          const texts = (await blobs(tree, commit, 0)).map(text);
          return (await Promise.all(texts)).map(ended).join('');
        });
        return Promise.all(each);
      }),
    all: () =>
      asLedger(async () => {
        const entries = [...(await folder(await top(tip)))];
        const hasFolders = entries.some(([, { type }]) => type === 'tree');
        return hasFolders ? undefined : entries.map(([name]) => name);
      }),
  };
}

/** What was read before stays known, as an id always names the same object. */
function knownObjects(objects: ObjectReader) {
  const all = seen.get(objects) ?? new Map<string, Promise<unknown>>();
  seen.set(objects, all);
  return <Value>(read: (id: string) => Promise<Value>) =>
    (id: string): Promise<Value> => {
      const value = (all.get(id) as Promise<Value> | undefined) ?? read(id);
      all.set(id, value);
      return value;
    };
}

const seen = new WeakMap<ObjectReader, Map<string, Promise<unknown>>>();

async function must(objects: ObjectReader, id: string, type: string): Promise<GitObject> {
  const object = await objects.read(id);
  if (object?.type === type) return object;
  throw new ObjectError(object ? `${id} is not a ${type}` : `${id} is missing`);
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
