/** The names of projects, stacks and environments, as notes and `belay.json` write them. */
import { foldCase } from '../text/foldCase.ts';

/** Synonyms for one stack. The first is how the documentation writes it. */
const SAME_STACK: readonly (readonly string[])[] = [
  ['postgresql', 'postgres', 'pgsql', 'psql'],
  ['dotnet', '.net', 'net'],
  ['node', 'nodejs', 'node.js'],
  ['go', 'golang'],
  ['javascript', 'js'],
  ['typescript', 'ts'],
  ['python', 'py', 'python3'],
  ['kubernetes', 'k8s'],
  ['mongodb', 'mongo'],
  ['rails', 'ruby-on-rails', 'ror'],
  ['c++', 'cpp'],
  ['csharp', 'c#'],
];
const STACKS = new Map(
  SAME_STACK.flatMap(([first = '', ...others]) => others.map((other) => [other, first])),
);

/**
 * Whether a name of `appliesTo` is one of a project's own. Case does not matter. A name that holds commas is read as
 * the names between them, and a star next to other characters matches any characters: that is what their authors
 * mean, and a rule that nobody is asked is the worst way to read them.
 */
export function isOneOf(written: string, own: readonly string[]): boolean {
  if (own.includes(written)) return true;
  const names = own.map(stackKey);
  return partsOf(written).some((part) => names.some((name) => fits(part, name)));
}

/** The names that one entry of `appliesTo` holds: several if there are commas in it. */
export function partsOf(written: string): string[] {
  return written
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function fits(part: string, name: string): boolean {
  const key = stackKey(part);
  if (!key.includes('*') || /^\*+$/.test(key)) return key === name;
  const pattern = key.split(/\*+/).map(escapeRegExp).join('.*');
  return new RegExp(`^${pattern}$`, 'su').test(name);
}

/** The same key for all synonyms of a stack. No project or environment has the name of such a synonym. */
function stackKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    const folded = foldCase(name.trim());
    key = STACKS.get(folded) ?? folded;
    if (keys.size < MAX_KEYS) keys.set(name, key);
  }
  return key;
}

/** The keys that were worked out before: the rules of a journal have few names, each many times. */
const keys = new Map<string, string>();
const MAX_KEYS = 1000;

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
