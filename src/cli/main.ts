/** The command line: finds the verb, reads its options, runs it. */
import { visible } from '../gate/visible.ts';
import { suggest } from '../rules/suggest.ts';
import { readArguments } from './arguments.ts';
import { EXIT } from './exitCodes.ts';
import { helpText, verbHelpText } from './help.ts';
import { UsageError } from './usageError.ts';
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
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`belay: ${visible(error.message)}\n`);
    return EXIT.undecided;
  }
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
