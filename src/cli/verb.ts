/** What a verb of the command line is. Each has a file of its own, under `verbs/`. */
import type { Readable, Writable } from 'node:stream';

/** Everything a verb may know of the world that is not a file: a test passes its own. */
export interface Io {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean; columns?: number };
  env: Record<string, string | undefined>;
  /** Absolute. */
  cwd: string;
  now(): Date;
}

export interface Option {
  type: 'string' | 'boolean';
  /** What stands for the value in the help: `FILE`. */
  value?: string;
  /** May come more than once. Anything else given twice is bad usage. */
  multiple?: boolean;
  description: string;
}

/** What the command line gave, checked against the verb's options. */
export interface Arguments {
  positionals: string[];
  values: Record<string, string | boolean | string[] | undefined>;
}

export interface Verb {
  name: string;
  /** One line, for the list of verbs. */
  summary: string;
  /** `belay gate --stage STAGE [--environment E]` */
  usage: string;
  options: Record<string, Option>;
  /** A command and what it does. */
  examples: readonly (readonly [command: string, does: string])[];
  /** Does the work and returns the exit code: see `exitCodes.ts`. */
  run(args: Arguments, io: Io): Promise<number>;
}
