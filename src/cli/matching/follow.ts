/** Matches a log while it is written. */
import { match } from '../../symptoms/matcher.ts';
import type { OpenIndex } from '../../symptoms/openIndex.ts';
import type { Match, MatchOptions } from '../../symptoms/types.ts';

/** The window, in lines: the lines of an incident appear within it, mixed with other lines. */
const WINDOW_LINES = 200;
const WINDOW_UNITS = 100_000;
/** An incident is reported again after this many lines without it. */
const QUIET_LINES = 1000;

/** Matches the last lines whenever new ones arrive, and reports each incident once. */
export class Follower {
  readonly #index: OpenIndex;
  readonly #options: MatchOptions;
  readonly #lastSeen = new Map<string, number>();
  #window: string[] = [];
  #lines = 0;

  constructor(index: OpenIndex, options: MatchOptions) {
    this.#index = index;
    this.#options = options;
  }

  /** Takes the next complete lines, and returns the incidents that are new. */
  add(text: string): Match[] {
    const lines = text.replace(/\n$/, '').split('\n');
    const fresh: Match[] = [];
    // A burst is matched in steps of half a window, so that no incident is missed.
    for (let start = 0; start < lines.length; start += WINDOW_LINES / 2) {
      const step = lines.slice(start, start + WINDOW_LINES / 2);
      this.#window = shortened([...this.#window, ...step]);
      const before = this.#lines + step.length - this.#window.length;
      this.#lines += step.length;
      const result = match(this.#window.join('\n'), this.#index, this.#options);
      if (!result.seen) continue;
      for (const found of result.matches) {
        const last = this.#lastSeen.get(found.id);
        this.#lastSeen.set(found.id, this.#lines);
        if (last !== undefined && this.#lines - last < QUIET_LINES) continue;
        const inStream = found.lines.map((line) => ({ ...line, line: line.line + before }));
        fresh.push({ ...found, lines: inStream });
      }
    }
    return fresh;
  }
}

function shortened(lines: string[]): string[] {
  const kept = lines.slice(-WINDOW_LINES);
  let units = kept.reduce((sum, line) => sum + line.length, 0);
  while (units > WINDOW_UNITS && kept.length > 1) units -= kept.shift()?.length ?? 0;
  return kept;
}
