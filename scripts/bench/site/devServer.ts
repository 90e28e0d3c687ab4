/** Measures a dev server: how long until its first page is shown, and from saving a note until the page shows it. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { median } from '../median.ts';

const ROUNDS = 5;

export interface DevServer {
  /** From its start until a browser shows a note, in milliseconds. */
  firstPageMs: number;
  /** The median time from saving the note until the page shows the change, in milliseconds; NaN without saves. */
  savedMs: number;
}

/**
 * Starts a dev server, opens the page of a note in a browser, saves the note several times, and waits each time until
 * the page shows the change.
 *
 * @param note the file to save; its content is restored afterwards.
 * @param address of the note's page, from the root of the site.
 * @param saves whether to measure saves, too.
 */
export async function devServer(
  browser: Browser,
  command: readonly string[],
  cwd: string,
  note: string,
  address: string,
  saves: boolean,
): Promise<DevServer> {
  const [program = '', ...args] = command;
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const start = performance.now();
  const server = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const was = await readFile(note, 'utf8');
  try {
    const origin = await addressOf(server);
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${origin}/${address}`);
    await page.locator('h1').first().waitFor();
    const firstPageMs = performance.now() - start;
    const times: number[] = [];
    for (let round = 0; saves && round <= ROUNDS; round++) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const saved = performance.now();
      await writeFile(note, `${was}\nSaved for the ${round}th time.\n`);
      await page.getByText(`Saved for the ${round}th time.`).waitFor();
      // Not counted: the first save loads the compiler.
      if (round > 0) times.push(performance.now() - saved);
    }
    await page.close();
    return { firstPageMs, savedMs: median(times) };
  } finally {
    await writeFile(note, was);
    server.kill();
    await new Promise((resolve) => server.once('close', resolve));
  }
}

/** Where a dev server listens, from what it prints. Rejects with its output if it ends. */
function addressOf(server: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
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
}
