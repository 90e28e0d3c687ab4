/** The closest competitor: Starlight, with its default search. It knows no rules, incidents or logs: a note is a page. */
import path from 'node:path';
import { type BenchNote, install, type Tool, writeFiles, writeNotesInto } from './tool.ts';

const CONFIG = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://journal.example/',
  integrations: [starlight({ title: 'Bench', sidebar: [{ label: 'Start', link: '/' }] })],
});
`;

const COLLECTIONS = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

export async function setUpStarlight(folder: string, notes: readonly BenchNote[]): Promise<Tool> {
  const docs = path.join(folder, 'src/content/docs');
  await writeNotesInto(docs, notes);
  await writeFiles(folder, {
    'astro.config.mjs': CONFIG,
    'src/content.config.ts': COLLECTIONS,
    'src/content/docs/index.md': '---\ntitle: Bench\n---\n\nNotes.\n',
  });
  await install(folder, { astro: '^7', '@astrojs/starlight': '^0.42', sharp: '*' });
  return {
    name: 'Starlight',
    builds: [[process.execPath, 'node_modules/astro/bin/astro.mjs', 'build']],
    cwd: folder,
    note: path.join(docs, notes[0]?.path ?? ''),
    dist: path.join(folder, 'dist'),
    left: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'].map((name) =>
      path.join(folder, name),
    ),
  };
}
