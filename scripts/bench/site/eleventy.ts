/** A lower bound: Eleventy with one bare layout, then Pagefind. No highlighting, no lists, no rules, no feed. */
import path from 'node:path';
import { type BenchNote, install, type Tool, writeFiles, writeNotesInto } from './tool.ts';

const LAYOUT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main data-pagefind-body><h1>{{ title }}</h1>{{ content }}</main></body></html>
`;

export async function setUpEleventy(folder: string, notes: readonly BenchNote[]): Promise<Tool> {
  const input = path.join(folder, 'notes');
  await writeNotesInto(input, notes);
  await writeFiles(input, {
    '_includes/note.liquid': LAYOUT,
    'notes.json': '{ "layout": "note.liquid", "templateEngineOverride": "md" }',
  });
  await install(folder, { '@11ty/eleventy': '^3', pagefind: '^1' });
  const run = (bin: string, ...args: string[]) => [
    process.execPath,
    path.join('node_modules', bin),
    ...args,
  ];
  return {
    name: 'Eleventy',
    builds: [
      run('@11ty/eleventy/cmd.cjs', '--input=notes', '--output=dist', '--quiet'),
      run('pagefind/lib/runner/bin.cjs', '--site', 'dist'),
    ],
    cwd: folder,
    note: path.join(input, notes[0]?.path ?? ''),
    dist: path.join(folder, 'dist'),
    left: ['dist', '.cache'].map((name) => path.join(folder, name)),
  };
}
