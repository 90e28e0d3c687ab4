/** What is kept of the search index of the last build. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readKeptIndex } from './keptIndex.ts';

test.each(['', 'null', '{}', '[]', '{"pages":0}', '{"entry":"a","pages":[null]}'])(
  'a list that another version of Belay may have written counts as none: %s',
  (text) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'belay-index-'));
    try {
      writeFileSync(path.join(folder, 'index.json'), text);
      expect(readKeptIndex(folder)).toEqual({ entry: '', version: '', pages: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
