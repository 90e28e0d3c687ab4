/** What a verb of the command line is. Each has a file of its own, under `verbs/`. */
import type { Readable, Writable } from 'node:stream';
import { readArguments } from './arguments.ts';
import type { Arguments, Options } from './options.ts';

/** Everything a verb may know of the world that is not a file: a test passes its own. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  env: Record<string, string | undefined>;
  /** Absolute. */
  cwd: string;
  /** What to type here to run Belay: `.belay/belay`. Without it, `belay`. */
  command?: string;
  /** The version of this Belay. */
  version?: string;
  now(): Date;
}

/** What a verb's file defines. The verb's name is in the table that loads it. */
interface Definition<Defined extends Options> {
  /** One line, for the list of verbs. */
  summary: string;
  /** `belay gate --stage STAGE [--environment E]` */
  usage: string;
  options: Defined;
  /** A command and what it does. */
  examples: readonly (readonly [command: string, does: string])[];
  /** Does the work and returns the exit code: see `exitCodes.ts`. */
  run(args: Arguments<Defined>, io: Io): Promise<number>;
}

/** A verb as the command line runs it: `argv` is what follows the verb's name. */
export interface Verb extends Omit<Definition<Options>, 'run'> {
  run(argv: readonly string[], io: Io): Promise<number>;
}

/** A verb whose `run` gets its options with the types that their definitions give them. */
export function defineVerb<const Defined extends Options>(verb: Definition<Defined>): Verb {
  return { ...verb, run: async (argv, io) => verb.run(readArguments(verb, argv), io) };
}
