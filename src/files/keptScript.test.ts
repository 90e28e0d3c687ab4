import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptScript } from './keptScript.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-kept-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('runs a script, with what was kept, without it, and with what is broken', () => {
  const [file, kept] = [path.join(folder, 'a.cjs'), path.join(folder, 'kept')];
  writeFileSync(file, 'const twice = (each) => each * 2; give(twice(number)); // Ünicode');
  const run = (where: string | undefined) => {
    const given: unknown[] = [];
    const script = keptScript(file, where);
    script.run({ number: 4, give: (one: unknown) => given.push(one) });
    script.keep();
    return given;
  };
  expect(run(undefined)).toEqual([8]);
  expect(readdirSync(folder)).toEqual(['a.cjs']);
  expect(run(kept)).toEqual([8]);
  const bytes = readFileSync(kept);
  expect(run(kept)).toEqual([8]);
  expect(readFileSync(kept)).toEqual(bytes);
  // Of another version, and half a file: it is made again.
  writeFileSync(file, 'const thrice = (each) => each * 3; give(thrice(number));');
  truncateSync(kept, 100);
  expect(run(kept)).toEqual([12]);
  expect(readFileSync(kept).length).toBeGreaterThan(100);
  // V8 would crash.
  const whole = readFileSync(kept);
  for (const at of [1, 3, 5, 7, 9].map((tenth) => Math.floor((whole.length * tenth) / 10))) {
    writeFileSync(kept, whole.with(at, 255 - (whole[at] ?? 0)));
    expect(run(kept)).toEqual([12]);
    expect(readFileSync(kept).equals(whole)).toBe(true);
  }
  expect(run(path.join(folder, 'no folder', 'kept'))).toEqual([12]);
  expect(readdirSync(folder).sort()).toEqual(['a.cjs', 'kept']);
});
