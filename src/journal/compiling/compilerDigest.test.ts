import { appendFile, cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { compilerDigest } from './compilerDigest.ts';

const SOURCE = path.resolve(import.meta.dirname, '../..');

/** A copy of the code whose files can be changed. */
async function copy(): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'belay-compiler-test-')), 'src');
  for (const room of ['diagnostics', 'files', 'journal', 'rules', 'symptoms', 'text', 'calendar']) {
    await cp(path.join(SOURCE, room), path.join(folder, room), { recursive: true });
  }
  return folder;
}

test('a change of any file that the compiler imports changes the digest', async () => {
  const folder = await copy();
  const imported = [
    'journal/compiling/compileNote.ts',
    'journal/compiling/noteCache.ts',
    'journal/compiling/compilePage.ts',
    'journal/markdown/logTokens.ts',
    'journal/markdown/rehypeDiagrams.ts',
    'journal/fields/incidentFields.ts',
    'journal/fields/fieldTypes.ts',
    'diagnostics/wording/notes.ts',
    'rules/checkName.ts',
    'symptoms/looksLikeLog.ts',
    'symptoms/prefixes.ts',
    'text/compareText.ts',
  ];
  const digests = [await compilerDigest(folder, '.ts')];
  for (const file of imported) {
    await appendFile(path.join(folder, file), '// changed\n');
    digests.push(await compilerDigest(folder, '.ts'));
  }
  expect(new Set(digests).size).toBe(imported.length + 1);
});

test('a change of other files keeps the digest', async () => {
  const folder = await copy();
  const before = await compilerDigest(folder, '.ts');
  for (const file of ['symptoms/matcher.ts', 'journal/export/exportRules.ts']) {
    await appendFile(path.join(folder, file), '// changed\n');
  }
  expect(await compilerDigest(folder, '.ts')).toBe(before);
});

test('missing code is an error, not an empty digest', async () => {
  await expect(compilerDigest(path.join(tmpdir(), 'not-there'), '.ts')).rejects.toThrow('ENOENT');
});
