/** Reads lines that a person types at the controlling terminal. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReadStream } from 'node:tty';
import { TYPED_AHEAD_WAIT } from './tuning.ts';

export interface TerminalLines {
  write(text: string): void;
  /** Drops earlier input: it cannot be the answer to a question that was not shown yet. */
  dropTypedAhead(): Promise<void>;
  /** The next line, without its end; `undefined` at the end of input. */
  readLine(): Promise<string | undefined>;
  close(): void;
}

/**
 * Opens the terminal; `undefined` if there is none.
 *
 * The terminal stays in its usual mode, so Ctrl-C remains a signal. Between two
 * questions another program may use it to ask for a passphrase, so nothing is read then.
 */
export function openTerminalLines(): TerminalLines | undefined {
  const names = process.platform === 'win32' ? ['CONIN$', 'CONOUT$'] : ['/dev/tty', '/dev/tty'];
  let input: ReadStream;
  let output: number;
  try {
    output = openSync(names[1] as string, 'w');
    input = new ReadStream(openSync(names[0] as string, 'r'));
  } catch {
    return undefined;
  }
  const decoder = new TextDecoder();
  const lines = new LineQueue(() => input.pause());
  let dropping = false;
  input.pause();
  input.on('data', (bytes: Buffer) => {
    const text = decoder.decode(bytes, { stream: true });
    // While single keys are read, Ctrl-C is one of them.
    if (dropping && text.includes('\x03')) process.kill(process.pid, 'SIGINT');
    if (dropping) return;
    lines.add(text);
  });
  for (const event of ['end', 'close', 'error']) input.on(event, () => lines.end());
  // An interruption closes the terminal while a question still waits.
  let closed = false;
  return {
    write: (text) => {
      if (!closed) writeSync(output, text);
    },
    async dropTypedAhead() {
      if (closed || lines.ended) return;
      lines.drop();
      dropping = true;
      // An unfinished line can only be read key by key.
      input.setRawMode(true);
      input.resume();
      await sleep(TYPED_AHEAD_WAIT);
      if (!closed && !lines.ended) {
        input.pause();
        input.setRawMode(false);
      }
      dropping = false;
    },
    readLine: () => {
      if (!lines.ended && !closed) input.resume();
      return lines.next();
    },
    close: () => {
      if (closed) return;
      closed = true;
      if (dropping) input.setRawMode(false);
      input.destroy();
      closeSync(output);
      lines.end();
    },
  };
}

/** Parts of text that become lines, for those who wait for them. */
class LineQueue {
  ended = false;
  readonly #onLine: () => void;
  readonly #waiting: ((line: string | undefined) => void)[] = [];
  #buffer = '';

  /** @param onLine is called before a line is handed out. */
  constructor(onLine: () => void) {
    this.#onLine = onLine;
  }

  add(text: string): void {
    this.#buffer += text;
    this.#deliver();
  }

  /** Forgets what came and was not read yet. */
  drop(): void {
    this.#buffer = '';
  }

  end(): void {
    this.ended = true;
    this.#deliver();
  }

  /** The next line, without its end; `undefined` at the end of the text. */
  next(): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#deliver();
    });
  }

  #deliver(): void {
    while (this.#waiting.length > 0) {
      const end = /\r\n|\n|\r/.exec(this.#buffer);
      if (!end && !this.ended) return;
      const line = end ? this.#buffer.slice(0, end.index) : this.#buffer || undefined;
      this.#buffer = end ? this.#buffer.slice(end.index + end[0].length) : '';
      this.#onLine();
      this.#waiting.shift()?.(line);
    }
  }
}
