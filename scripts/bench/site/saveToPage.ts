/** Measures how long a dev server takes from saving a note until the page shows it. */
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

const ROUNDS = 5;

/**
 * Starts a dev server, saves a note several times, and waits until a browser shows the change.
 *
 * @param note the file to save; its content is restored afterwards.
 * @returns the median, in milliseconds.
 */
export async function saveToPage(
  browser: Browser,
  command: readonly string[],
  cwd: string,
  note: string,
  address: string,
): Promise<number> {
  const [program = '', ...args] = command;
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const server = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const was = await readFile(note, 'utf8');
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      let output = '';
      const heard = (data: Buffer) => {
        output += data.toString();
        const [, url] = /Local\s+(http:\/\/localhost:\d+)/.exec(output) ?? [];
        if (url) resolve(url);
      };
      server.stdout.on('data', heard);
      server.stderr.on('data', heard);
      server.once('close', () => reject(new Error(`The dev server ended:\n${output}`)));
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${origin}/${address}`);
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const start = performance.now();
      await writeFile(note, `${was}\nSaved for the ${round}th time.\n`);
      await page.getByText(`Saved for the ${round}th time.`).waitFor();
      // Not counted: the first save loads the compiler.
      if (round > 0) times.push(performance.now() - start);
    }
    await page.close();
    return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  } finally {
    await writeFile(note, was);
    server.kill();
  }
}
