import { UsageError } from '../gate/usageError.ts';
import { suggest } from '../text/suggest.ts';

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
  // Made here, as it takes a tenth of the time of a whole run of the gate.
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });
  const hint = near ? `Did you mean "${near}"?` : `Write ${list.format(words)}.`;
  throw new UsageError(`${option} cannot be "${value}". ${hint}`);
}
