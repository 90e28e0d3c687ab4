import { expect, test } from 'vitest';
import { compileAll } from './compileAll.ts';
import type { NoteSource } from './compileNote.ts';

test('notes that workers compile come in the order given, also if some have to load more', async () => {
  const words = {
    headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
    answers: { yes: [], no: [], so: [] },
  };
  // Workers get batches of 16, and smaller ones at the end. What colours a language is loaded for the first code in it.
  const languages = ['hcl', 'python', 'yaml', 'sql', 'go', 'rust', 'php', 'ruby'];
  const sources = Array.from({ length: 240 }, (_, index): NoteSource => {
    const batch = Math.floor(index / 16);
    const code = batch % 2 === 0 ? `\n\`\`\`${languages[batch / 2]}\na = 1\n\`\`\`\n` : '';
    const text = `---\ntitle: A\n---\n\nText.\n${code}`;
    return { path: `incidents/${index}.md`, collection: 'incidents', format: 'md', text };
  });
  const compiled = await compileAll(sources, { words, depth: 'pages' });
  expect(compiled.map(({ path }) => path)).toEqual(sources.map(({ path }) => path));
});
