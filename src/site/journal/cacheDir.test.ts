import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';

test('without a temporary folder, the cache of a journal is in the folder of Belay', async () => {
  // No folder can be made in a file.
  vi.stubEnv('TMPDIR', import.meta.filename);
  vi.stubEnv('TEMP', import.meta.filename);
  vi.resetModules();
  try {
    const { cacheDirOf } = await import('./cacheDir.ts');
    const folder = path.dirname(cacheDirOf('/journal/content'));
    expect(folder).toBe(path.join(PACKAGE_FOLDER, '.cache', 'journals'));
  } finally {
    vi.unstubAllEnvs();
    vi.resetModules();
  }
});
