/** The other lower bound: Hugo, if it is installed, with one bare layout, then Pagefind. No lists, no rules, no feed. */
import path from 'node:path';
import { type BenchNote, install, type Tool, writeFiles, writeNotesInto } from './tool.ts';

const LAYOUT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
`;
const CONFIG = `baseURL = "https://journal.example/"
title = "Bench"
disableKinds = ["taxonomy", "term", "RSS", "section", "sitemap"]
`;

export async function setUpHugo(folder: string, notes: readonly BenchNote[]): Promise<Tool> {
  const content = path.join(folder, 'content');
  await writeNotesInto(content, notes);
  await writeFiles(folder, {
    'config.toml': CONFIG,
    'layouts/_default/single.html': LAYOUT,
    'layouts/index.html': '<!doctype html><title>Bench</title>',
  });
  await install(folder, { pagefind: '^1' });
  return {
    name: 'Hugo',
    builds: [
      ['hugo', '--quiet', '--destination', 'dist'],
      [process.execPath, 'node_modules/pagefind/lib/runner/bin.cjs', '--site', 'dist'],
    ],
    cwd: folder,
    note: path.join(content, notes[0]?.path ?? ''),
    dist: path.join(folder, 'dist'),
    left: ['dist', 'resources', '.hugo_build.lock'].map((name) => path.join(folder, name)),
  };
}
