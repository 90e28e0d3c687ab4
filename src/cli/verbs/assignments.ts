import type { Assignment } from '../../gate/request.ts';
import { UsageError } from '../../gate/usageError.ts';

/** `ID=VALUE` each, or one `ID VALUE`. */
export function assignments(words: readonly string[]): Assignment[] {
  const [id = '', value = ''] = words;
  if (words.length === 2 && !id.includes('=') && !value.includes('=')) return [{ id, value }];
  return words.map((word) => {
    const at = word.lastIndexOf('=');
    if (at < 1) throw new UsageError(`"${word}" has no answer: write ${word}=yes or ${word}=no.`);
    return { id: word.slice(0, at), value: word.slice(at + 1) };
  });
}
