/** Bundles the program that renders pages, with Astro and Vite. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type AstroUserConfig, build } from 'astro';
import type { ScriptWords } from '../language/scriptWords.ts';
import { programConfig } from './astroConfig.ts';
import { inProduction } from './bundlingEnvironment.ts';
import { copyProgram, type Style } from './programs.ts';

/**
 * @param folder where the program is written, absolute, inside the package. It must not exist.
 * @param key the digest of everything that is bundled.
 */
export async function bundleProgram(folder: string, key: string): Promise<void> {
  let words: ScriptWords = {};
  let pagesByKey: ReadonlyMap<string, object> = new Map();
  const made = `${folder}-astro`;
  const outDir = path.join(made, 'site');
  const program: NonNullable<AstroUserConfig['integrations']>[number] = {
    name: 'belay-program',
    hooks: {
      'astro:build:setup': ({ pages }) => {
        pagesByKey = pages;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => ({
          ...astro,
          name: 'belay-program',
          setup: () => copyProgram(outDir, folder, { key, styles: stylesOf(pagesByKey), words }),
          // No page is rendered: there is no journal.
          getStaticPaths: async () => [],
        }));
      },
    },
  };
  const config = programConfig(path.join(made, 'cache'), (found) => {
    words = found;
  });
  const integrations = [...(config.integrations ?? []), program];
  try {
    await inProduction(() =>
      build({ ...config, configFile: false, outDir, logLevel: 'warn', integrations }),
    );
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** The styles of each kind of page. @param pages Astro's own data. */
function stylesOf(pages: ReadonlyMap<string, object>): [page: string, styles: Style[]][] {
  return [...pages].map(([page, data]) => [page, (data as { styles?: Style[] }).styles ?? []]);
}
