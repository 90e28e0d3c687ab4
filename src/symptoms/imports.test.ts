import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

test('matching runs in a browser: it imports nothing but its own files', () => {
  const files = globSync(path.join(import.meta.dirname, '**/*.ts')).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const imports = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)].map(
      ([, from]) => from,
    ),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(
    imports.filter((from) => !/^\.{1,2}\/(?:background\/)?[A-Za-z]+\.ts$/.test(from ?? '')),
  ).toEqual([]);
});
