/** Options of a verb: how they are defined, and the types that their definitions give their values. */
export interface Option {
  type: 'string' | 'boolean';
  /** The placeholder for the value in the help: `FILE`. */
  value?: string;
  /** Can be repeated. Repeating any other option is bad usage. */
  multiple?: boolean;
  /** The allowed values. */
  choices?: readonly string[];
  /** The value if the option is not given. */
  default?: string;
  description: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The type of an option's value, as its definition says. */
type ValueOf<Each extends Option> = Each['type'] extends 'boolean'
  ? boolean
  : Each extends { multiple: true }
    ? readonly string[]
    : WordOf<Each> | (Each extends { default: string } ? never : undefined);
type WordOf<Each extends Option> = Each extends { choices: readonly (infer Word)[] }
  ? Word
  : string;

/** The command line, checked against the verb's options. */
export interface Arguments<Defined extends Options = Options> {
  positionals: readonly string[];
  values: { readonly [Name in keyof Defined]: ValueOf<Defined[Name]> };
}
