/** A person's correction of an answer, as lines for the incident's front matter: they are reviewed like everything else in a note. */
import { compared } from './compared.ts';
import { deniedBy } from './denied.ts';
import { maskSecrets } from './maskSecrets.ts';
import { normalise } from './normalise.ts';
import type { Match } from './types.ts';
import { saidIn } from './words.ts';

/** The most lines of one answer that a note stores. */
const MAX_LINES = 10;

/** "Not this one": the lines that spoke for the incident, for its `notSymptoms:`. Secrets are masked. */
export function linesAgainst({ lines }: Pick<Match, 'lines'>): string[] {
  return unique(
    lines.flatMap(({ text, normalised }) => {
      const masked = maskSecrets(text);
      if (masked === text && readsAs(normalised, normalised)) return [normalised];
      // Normalising a path or a quotation twice can change it: then the line is kept as it came.
      return [masked.trim()];
    }),
  );
}

function readsAs(text: string, normalised: string): boolean {
  const [line, ...more] = normalise(text);
  return more.length === 0 && line?.normalised === normalised;
}

/**
 * "This one, too": the error messages of the log that the incident does not have, for its `symptoms:`. Secrets are
 * masked.
 *
 * @param notSymptoms lines that the note says do not belong to it: they are left out.
 */
export function newLines(
  log: string,
  { lines }: Pick<Match, 'lines'>,
  notSymptoms: readonly string[] = [],
): string[] {
  const denied = deniedBy(notSymptoms);
  const known = new Set(lines.map(({ line }) => line));
  return unique(
    normalise(maskSecrets(log))
      .filter(({ number, loudness, tokens }) => {
        const frame = tokens.length === 1 && tokens[0]?.kind === 'frame';
        if (loudness < 1 || frame || known.has(number)) return false;
        return !denied.has(compared(saidIn(tokens)));
      })
      .map(({ normalised }) => normalised),
  );
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)].slice(0, MAX_LINES);
}
