/** The command line: finds the verb, reads its options, runs it. */
import { getSystemErrorMap } from 'node:util';
import { UsageError } from '../gate/usageError.ts';
import { suggest } from '../text/suggest.ts';
import { visible } from '../text/visible.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exitCodes.ts';
import { helpText, verbHelpText } from './help.ts';
import type { Io, Verb } from './verb.ts';

/** A verb that is loaded when it is asked for: most runs need one of them. */
export interface LazyVerb extends Pick<Verb, 'name' | 'summary'> {
  load(): Promise<{ verb: Verb }>;
}

export interface Program {
  version: string;
  verbs: readonly LazyVerb[];
}

/**
 * Runs one command line.
 *
 * @param argv what stands behind `belay`.
 * @returns the exit code. What is not a person's mistake is thrown on.
 */
export async function main(argv: readonly string[], program: Program, io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    io.stdout.write(helpText(program.verbs));
    return name === undefined ? EXIT.undecided : EXIT.ok;
  }
  if (name === '--version') {
    io.stdout.write(`${program.version}\n`);
    return EXIT.ok;
  }
  try {
    const lazy = program.verbs.find((verb) => verb.name === name);
    if (!lazy) throw new UsageError(unknownVerb(name, program.verbs));
    const { verb } = await lazy.load();
    const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
    if (options.includes('--help')) {
      io.stdout.write(verbHelpText(verb));
      return EXIT.ok;
    }
    return await verb.run(readArguments(verb, rest), io);
  } catch (error) {
    const said = error instanceof UsageError ? error.message : fileTrouble(error);
    if (said === undefined) throw error;
    io.stderr.write(`belay: ${visible(said)}\n`);
    return EXIT.undecided;
  }
}

/** In a sentence, that a file or folder could not be used; `undefined` for any other error. */
function fileTrouble(error: unknown): string | undefined {
  const { syscall, path, dest, code, errno } = error as NodeJS.ErrnoException & { dest?: string };
  if (!syscall || errno === undefined || path === undefined) return undefined;
  const [, reason] = getSystemErrorMap().get(errno) ?? [];
  // Files are written whole, under a name with a number first.
  const file = dest ?? path.replace(/\.\d+$/, '');
  return `${file} cannot be used: ${reason ?? 'the system refuses'} (${code}).`;
}

function unknownVerb(name: string, verbs: readonly LazyVerb[]): string {
  const near = suggest(
    name,
    verbs.map((verb) => verb.name),
  );
  return near
    ? `There is no verb "${name}". Did you mean \`belay ${near}\`?`
    : `There is no verb "${name}". \`belay --help\` lists them.`;
}
