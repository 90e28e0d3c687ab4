/** Help, written from the tables that also parse the command line. */
import type { Verb } from './verb.ts';

/** All verbs, one line each. */
export function helpText(verbs: readonly (readonly [name: string, verb: Verb])[]): string {
  const width = Math.max(...verbs.map(([name]) => name.length));
  return [
    'Belay: an engineering journal that holds the next deploy.',
    '',
    'Usage: belay VERB [OPTIONS]',
    '',
    ...verbs.map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '`belay VERB --help` shows the options of a verb.',
    '',
  ].join('\n');
}

/** One verb: usage, options, examples. */
export function verbHelpText(verb: Verb): string {
  const options = Object.entries(verb.options).map(
    ([name, { value, description }]) =>
      [`--${name}${value ? ` ${value}` : ''}`, description] as const,
  );
  const width = Math.max(0, ...options.map(([flag]) => flag.length));
  return [
    verb.summary,
    '',
    `Usage: ${verb.usage}`,
    '',
    ...(options.length > 0
      ? ['Options:', ...options.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`), '']
      : []),
    'Examples:',
    ...verb.examples.flatMap(([command, does]) => [`  ${does}`, `    ${command}`]),
    '',
  ].join('\n');
}
