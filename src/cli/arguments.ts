/** Checks the command line of a verb: unknown input is refused, never guessed. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../gate/usageError.ts';
import { suggest } from '../text/suggest.ts';
import { oneOf } from './oneOf.ts';
import type { Arguments, Option, Options } from './options.ts';

type Token = { rawName: string; value?: string | undefined; inlineValue?: boolean | undefined };
type Value = boolean | string | readonly string[];

/**
 * Reads the arguments after the verb.
 *
 * @param verb its options, and its usage, which begins with `belay` and the verb's name.
 * @throws {UsageError} for an unknown option, a missing or empty value (an unset CI variable), a value that is not
 *   one of the option's choices, and a repeated option that cannot be repeated: the last one would silently win.
 */
export function readArguments<Defined extends Options>(
  { options, usage }: { options: Defined; usage: string },
  argv: readonly string[],
): Arguments<Defined> {
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions(options),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const values = new Map<string, Value | undefined>(
    Object.entries(options).map(([name, option]) => [name, absent(option)]),
  );
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new UsageError(unknownOption(rawName, name, options, usage));
    if (given.has(name) && !option.multiple) throw new UsageError(`${rawName} is given twice.`);
    given.add(name);
    const earlier = values.get(name);
    const value = option.type === 'boolean' ? flag(token) : text(token, option);
    values.set(name, Array.isArray(earlier) ? [...earlier, String(value)] : value);
  }
  // Each value was read by its option's definition; the type of `fromEntries` cannot express that.
  return { positionals, values: Object.fromEntries(values) as Arguments<Defined>['values'] };
}

function parserOptions(options: Options): NonNullable<ParseArgsConfig['options']> {
  const known = Object.entries(options).map(
    ([name, { type, multiple = false }]) => [name, { type, multiple }] as const,
  );
  return Object.fromEntries([...known, ['help', { type: 'boolean' }]]);
}

/** The value of an option that is not given. */
function absent(option: Option): Value | undefined {
  if (option.type === 'boolean') return false;
  return option.multiple ? [] : option.default;
}

function flag({ rawName, value }: Token): true {
  if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
  return true;
}

function text({ rawName, value = '', inlineValue }: Token, option: Option): string {
  if (value === '') {
    throw new UsageError(`${rawName} needs a value: write ${rawName} ${option.value ?? 'VALUE'}.`);
  }
  // A hyphen alone is the standard input, as in other commands.
  if (value.startsWith('-') && value !== '-' && !inlineValue) {
    throw new UsageError(`${rawName} needs a value: "${value}" looks like an option.`);
  }
  return option.choices ? oneOf(rawName, value, option.choices) : value;
}

function unknownOption(rawName: string, name: string, options: Options, usage: string): string {
  const near = suggest(name, Object.keys(options));
  if (near) return `There is no option ${rawName}. Did you mean --${near}?`;
  const verb = usage.split(' ', 2).join(' ');
  return `There is no option ${rawName}. \`${verb} --help\` lists them.`;
}
