import { suggest } from '../rules/suggest.ts';
import { UsageError } from './usageError.ts';

const LIST = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * The value of an option that takes one of a few words.
 *
 * @throws {UsageError} for any other, with the nearest.
 */
export function oneOf<Word extends string>(
  option: string,
  value: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const near = suggest(value, words);
  const hint = near ? `Did you mean "${near}"?` : `Write ${LIST.format(words)}.`;
  throw new UsageError(`${option} cannot be "${value}". ${hint}`);
}
