import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('./testing/printAnswers.ts', import.meta.url));

async function answersIn(TZ: string, LANG: string): Promise<string> {
  const env = { ...process.env, TZ, LANG, LC_ALL: LANG };
  const options = { env, maxBuffer: 10_000_000 };
  return (await promisify(execFile)(process.execPath, [script], options)).stdout;
}

test("holidays and answers do not depend on the machine's time zone", async () => {
  const expected = await answersIn('UTC', 'C');
  expect(JSON.parse(expected).answers).toHaveLength(365 * 5);
  for (const [zone, locale] of [
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/Los_Angeles', 'en_US.UTF-8'],
    // Here the clocks go forward at midnight, so that a day in spring has none.
    ['Africa/Cairo', 'ar_EG.UTF-8'],
    ['America/Santiago', 'es_CL.UTF-8'],
  ] as const) {
    expect(await answersIn(zone, locale), zone).toBe(expected);
  }
}, 60_000);
