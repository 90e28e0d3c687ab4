/** The peer: a Starlight site with the same notes, set up in a folder of its own outside the repository. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { noteText } from '../notes.ts';
import { measure } from './measure.ts';

const PACKAGE = {
  name: 'belay-bench-starlight',
  private: true,
  type: 'module',
  dependencies: { astro: '^7', '@astrojs/starlight': '^0.42', sharp: '*' },
};

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

/** Installs Starlight where it is not yet, and writes as many notes as asked. Its caches are gone afterwards. */
export async function setUpStarlight(folder: string, count: number): Promise<void> {
  const docs = path.join(folder, 'src/content/docs');
  await rm(docs, { recursive: true, force: true });
  await forgetStarlight(folder);
  await mkdir(path.join(docs, 'incidents'), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(PACKAGE, null, 2));
  await writeFile(path.join(folder, 'astro.config.mjs'), CONFIG);
  await writeFile(path.join(folder, 'src/content.config.ts'), COLLECTIONS);
  await writeFile(path.join(docs, 'index.md'), '---\ntitle: Bench\n---\n\nNotes.\n');
  for (let index = 0; index < count; index++) {
    await writeFile(path.join(docs, 'incidents', noteName(index)), noteText(index));
  }
  await measure(['npm', 'install', '--no-audit', '--no-fund'], folder);
}

/** Removes what a build leaves for the next one. */
export async function forgetStarlight(folder: string): Promise<void> {
  for (const name of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite']) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The file of a note, in Belay and in Starlight. */
export function noteName(index: number): string {
  return `${String(index).padStart(5, '0')}.md`;
}
