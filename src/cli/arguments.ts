/** The command line of a verb, checked: what is not understood is refused, never guessed. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../gate/usageError.ts';
import { suggest } from '../text/suggest.ts';
import type { Arguments, Verb } from './verb.ts';

/**
 * Reads what stands behind the verb.
 *
 * @throws {UsageError} for an unknown option, a missing or empty value (an unset CI variable), and an
 *   option given twice that may come once: the last one would win in silence.
 */
export function readArguments(verb: Verb, argv: readonly string[]): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean' } };
  for (const [name, { type, multiple = false }] of Object.entries(verb.options)) {
    options[name] = { type, multiple };
  }
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const values: Arguments['values'] = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(verb.options, token.name) ? verb.options[token.name] : undefined;
    if (!option) throw new UsageError(unknownOption(token.rawName, token.name, verb));
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
      if (values[token.name]) throw new UsageError(`${token.rawName} is given twice.`);
      values[token.name] = true;
      continue;
    }
    const value = token.value ?? '';
    const shown = `${token.rawName} ${option.value ?? 'VALUE'}`;
    if (value === '') throw new UsageError(`${token.rawName} lacks its value: write ${shown}.`);
    // A hyphen alone is the standard input, as everywhere.
    if (value.startsWith('-') && value !== '-' && !token.inlineValue) {
      throw new UsageError(`${token.rawName} lacks its value: "${value}" looks like an option.`);
    }
    const earlier = values[token.name];
    if (option.multiple) {
      values[token.name] = [...(Array.isArray(earlier) ? earlier : []), value];
    } else {
      if (earlier !== undefined) throw new UsageError(`${token.rawName} is given twice.`);
      values[token.name] = value;
    }
  }
  return { positionals, values };
}

function unknownOption(rawName: string, name: string, verb: Verb): string {
  const near = suggest(name, Object.keys(verb.options));
  return near
    ? `There is no option ${rawName}. Did you mean --${near}?`
    : `There is no option ${rawName}. \`belay ${verb.name} --help\` lists them.`;
}
