/** Shows at a terminal what the gate waits for, on one line that is then cleared. */
import { openSync, writeSync } from 'node:fs';
import { visibleLine } from '../text/visible.ts';
import { PROGRESS_INTERVAL } from './tuning.ts';

export interface Progress {
  /** Starts to show a wait. */
  begin(what: string): Waiting;
}

interface Waiting {
  /** Updates the details. */
  say(news: string): void;
  /** Ends the wait and clears the line. */
  end(): void;
}

interface Streams {
  stdin: { isTTY?: boolean };
  stderr: { isTTY?: boolean; columns?: number; write(text: string): unknown };
  env: Record<string, string | undefined>;
}

const CLEAR = '\r\x1b[K';

/**
 * Progress on the terminal: on standard error or, if that is a pipe and a person is at the keyboard, as under
 * dosh, on the controlling terminal. Nothing is written to a pipe, a file or a dumb terminal.
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

/** @param columns `undefined` or 0 if the width of the terminal is not known. */
function progressWith(write: (text: string) => void, columns: number | undefined): Progress {
  const width = (columns || 80) - 1;
  return {
    begin(what) {
      const started = performance.now();
      let news = '';
      let drawn = false;
      // Only after a second: something quick needs no line, and earlier output may still be on its
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

/** Shortens a line to the width of the terminal: a wrapped line could not be cleared. */
function shortened(line: string, width: number): string {
  const characters = [...line];
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`;
}
