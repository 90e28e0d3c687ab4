/** Telling somebody at a terminal what is being waited for, on one line that goes away again. */
import { openSync, writeSync } from 'node:fs';
import { visibleLine } from '../text/visible.ts';
import { PROGRESS_INTERVAL } from './tuning.ts';

export interface Progress {
  /** Begins to wait for something. */
  begin(what: string): Waiting;
}

interface Waiting {
  /** What is known of it by now. */
  say(news: string): void;
  /** It is over: the line goes away. */
  end(): void;
}

interface Streams {
  stdin: { isTTY?: boolean };
  stderr: { isTTY?: boolean; columns?: number; write(text: string): unknown };
  env: Record<string, string | undefined>;
}

const CLEAR = '\r\x1b[K';

/**
 * Progress on the terminal: on the standard error, or where that is a pipe and somebody sits at the keyboard, as under
 * dosh, on the controlling terminal. Into a pipe, a file and a dumb terminal goes nothing.
 */
export function progressOn({ stdin, stderr, env }: Streams): Progress {
  if (env['TERM'] === 'dumb') return NO_PROGRESS;
  if (stderr.isTTY) return progressWith((text) => stderr.write(text), stderr.columns);
  const terminal = stdin.isTTY && process.platform !== 'win32' ? openTerminal() : undefined;
  return terminal === undefined
    ? NO_PROGRESS
    : progressWith((text) => writeSync(terminal, text), undefined);
}

export const NO_PROGRESS: Progress = { begin: () => ({ say: () => {}, end: () => {} }) };

function openTerminal(): number | undefined {
  try {
    return openSync('/dev/tty', 'w');
  } catch {
    return undefined;
  }
}

/** @param columns nothing, or 0, where the terminal does not tell how wide it is. */
function progressWith(write: (text: string) => void, columns: number | undefined): Progress {
  const width = (columns || 80) - 1;
  return {
    begin(what) {
      const started = performance.now();
      let news = '';
      let drawn = false;
      // Not before a second is over: what is quick needs no line, and what was said just before may still be on its
      // way to the terminal.
      const timer = setInterval(() => {
        const seconds = Math.round((performance.now() - started) / 1000);
        const line = visibleLine(`… ${what}, ${seconds} s${news && `: ${news}`}`);
        write(`${CLEAR}${shortened(line, width)}`);
        drawn = true;
      }, PROGRESS_INTERVAL);
      timer.unref();
      return {
        say(text) {
          news = text;
        },
        end() {
          clearInterval(timer);
          if (drawn) write(CLEAR);
        },
      };
    },
  };
}

/** A line that is longer than the terminal is wide would not go away again. */
function shortened(line: string, width: number): string {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`;
}
