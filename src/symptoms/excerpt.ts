/** The part of a log that is worth quoting in a note: its telling lines once each, secrets and addresses of clients blanked. */
import { cleanLine } from './clean.ts';
import { maskAddresses } from './maskAddresses.ts';
import { maskSecrets } from './maskSecrets.ts';
import { normalise } from './normalise.ts';

/** The most lines that a note quotes: more rarely add anything. */
const MAX_LINES = 60;
const MAX_LINE_LENGTH = 600;
/** UTF-16 units of a text that are read, from the beginning: anyone who pastes megabytes has not looked at them yet. */
const MAX_READ = 4 << 20;
const LEFT_OUT = '[…]';

/**
 * A log as a note quotes it. A short one stays whole; of a long one, lines that mention a problem are chosen first,
 * without repetitions, with `[…]` where other lines were left out.
 */
export function excerptOf(text: string): string {
  const cut = text.length > MAX_READ ? text.slice(0, MAX_READ) : text;
  const all = cut.split('\n').map((line) => cleanLine(line).trimEnd());
  const lines = all.filter((line) => line !== '');
  return maskAddresses(
    maskSecrets(lines.length <= MAX_LINES ? lines.join('\n') : tellingLines(cut)),
  )
    .split('\n')
    .map((line) => (line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line))
    .join('\n');
}

function tellingLines(text: string): string {
  const met = new Set<string>();
  const distinct = normalise(text).filter(({ normalised }) => {
    if (met.has(normalised)) return false;
    met.add(normalised);
    return true;
  });
  const loud = distinct.filter(({ loudness }) => loudness === 1);
  const kept = (loud.length > 0 ? loud : distinct).slice(0, MAX_LINES);
  let last = 0;
  return kept
    .flatMap(({ number, text: line }) => {
      const gap = number > last + 1;
      last = number;
      return gap ? [LEFT_OUT, line.trimEnd()] : [line.trimEnd()];
    })
    .join('\n');
}
