import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileState } from './fileState.ts';

test('a file that has just changed has no state, even if its time was set back', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-state-'));
  try {
    const file = path.join(folder, 'a.md');
    expect(fileState(file)).toBeUndefined();
    writeFileSync(file, 'one');
    utimesSync(file, new Date('2026-01-01'), new Date('2026-01-01'));
    expect(fileState(file)).toBeUndefined();
    expect(fileState(folder)).toBeUndefined();
    expect(fileState(process.execPath)).toBe(fileState(process.execPath));
    expect(fileState(process.execPath)).toMatch(/^\d+( [\d.]+){2}( \d+){2}$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
