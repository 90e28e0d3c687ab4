/** A command at a pseudo-terminal, and a person who types. */
import { spawn } from '@lydell/node-pty';

/**
 * Runs a command at a terminal to its end, and types each text once what it waits for comes up, in this order.
 *
 * @param place where it runs, and how many columns the terminal has.
 */
export function atTerminal(
  file: string,
  args: string[],
  place: { cwd: string; env: NodeJS.ProcessEnv; cols?: number },
  typed: readonly (readonly [when: string, text: string])[] = [],
): Promise<{ code: number; screen: string }> {
  const terminal = spawn(file, args, { cols: 200, ...place });
  const waiting = [...typed];
  let screen = '';
  let read = 0;
  return new Promise((resolve) => {
    terminal.onData((text) => {
      screen += text;
      const [next] = waiting;
      const at = next ? screen.indexOf(next[0], read) : -1;
      if (!next || at < 0) return;
      waiting.shift();
      read = at + 1;
      terminal.write(next[1]);
    });
    terminal.onExit(({ exitCode }) => resolve({ code: exitCode, screen }));
  });
}
