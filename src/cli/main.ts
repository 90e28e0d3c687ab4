/** The command line: finds the verb, reads its options, runs it. */
import { getSystemErrorMap } from 'node:util';
import { UsageError } from '../gate/usageError.ts';
import { suggest } from '../text/suggest.ts';
import { visible } from '../text/visible.ts';
import { EXIT } from './exitCodes.ts';
import { helpText, verbHelpText } from './help.ts';
import { typedHere } from './typedHere.ts';
import type { Io, Verb } from './verb.ts';

/** The verbs by their names, in the order of the help. Each is loaded on demand: most runs need one. */
export type VerbTable = Readonly<Record<string, () => Promise<{ verb: Verb }>>>;

export interface Program {
  version: string;
  /** The command that runs it here. */
  command: string;
  verbs: VerbTable;
}

/**
 * Runs one command line.
 *
 * @param argv the arguments after `belay`.
 * @returns the exit code. An error that no person caused is thrown.
 */
export async function main(argv: readonly string[], program: Program, io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    io.stdout.write(typedHere(helpText(await loadAll(program.verbs)), io));
    return name === undefined ? EXIT.undecided : EXIT.ok;
  }
  if (name === '--version') {
    io.stdout.write(`${program.version}\n`);
    return EXIT.ok;
  }
  try {
    const load = Object.hasOwn(program.verbs, name) ? program.verbs[name] : undefined;
    if (!load) throw new UsageError(unknownVerb(name, program.verbs));
    const { verb } = await load();
    const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
    if (options.includes('--help')) {
      io.stdout.write(typedHere(verbHelpText(verb), io));
      return EXIT.ok;
    }
    return await verb.run(rest, withVersion(io, program.version));
  } catch (error) {
    const said = error instanceof UsageError ? error.message : fileTrouble(error);
    if (said === undefined) throw error;
    io.stderr.write(`belay: ${visible(typedHere(said, io))}\n`);
    return EXIT.undecided;
  }
}

/** What is opened when it is asked for stays closed. */
function withVersion(io: Io, version: string): Io {
  const members = Object.getOwnPropertyDescriptors(io);
  return Object.defineProperties({ version }, members) as Io;
}

/** A sentence about a file or folder that could not be used; `undefined` for any other error. */
function fileTrouble(error: unknown): string | undefined {
  const { syscall, path, dest, code, errno } = error as NodeJS.ErrnoException & { dest?: string };
  if (!syscall || errno === undefined || path === undefined) return undefined;
  const [, reason] = getSystemErrorMap().get(errno) ?? [];
  // Files are first written under a temporary name with a number.
  const file = dest ?? path.replace(/\.\d+$/, '');
  return `${file} cannot be used: ${reason ?? 'the system refused'} (${code}).`;
}

function loadAll(verbs: VerbTable): Promise<(readonly [name: string, verb: Verb])[]> {
  const each = Object.entries(verbs);
  return Promise.all(each.map(async ([name, load]) => [name, (await load()).verb] as const));
}

function unknownVerb(name: string, verbs: VerbTable): string {
  const near = suggest(name, Object.keys(verbs));
  return near
    ? `There is no verb "${name}". Did you mean \`belay ${near}\`?`
    : `There is no verb "${name}". \`belay --help\` lists them.`;
}
