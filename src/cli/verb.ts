/** What a verb of the command line is. Each has its own file in `verbs/`. */
import type { Readable } from 'node:stream';
import { readArguments } from './arguments.ts';
import type { Arguments, Options } from './options.ts';

/** The outside world of a verb, apart from files. Tests pass their own. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
  env: Record<string, string | undefined>;
  /** Absolute. */
  cwd: string;
  /** The command that runs Belay here: `.belay/belay`. Default: `belay`. */
  command?: string;
  /** The version of this Belay. */
  version?: string;
  now(): Date;
}

/** Where a verb writes. Node's streams are such. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** What a verb's file defines. The verb's name is in the table that loads it. */
interface Definition<Defined extends Options> {
  /** One line, for the list of verbs. */
  summary: string;
  /** `belay gate --stage STAGE [--environment E]` */
  usage: string;
  options: Defined;
  /** An example command, and what it does. */
  examples: readonly (readonly [command: string, does: string])[];
  /** Runs the verb and returns the exit code: see `exitCodes.ts`. */
  run(args: Arguments<Defined>, io: Io): Promise<number>;
}

/** A verb as the command line runs it: `argv` is what comes after the verb's name. */
export interface Verb extends Omit<Definition<Options>, 'run'> {
  run(argv: readonly string[], io: Io): Promise<number>;
}

/** A verb whose `run` gets its options with the types from their definitions. */
export function defineVerb<const Defined extends Options>(verb: Definition<Defined>): Verb {
  return { ...verb, run: async (argv, io) => verb.run(readArguments(verb, argv), io) };
}
