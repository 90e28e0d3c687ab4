/** Renders all pages with Astro, which bundles them first: for journals whose `.mdx` notes import modules of their own. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type AstroUserConfig, build } from 'astro';
import type { SiteJournal } from '../journal/siteJournal.ts';
import type { ScriptWords } from '../language/scriptWords.ts';
import { buildConfig, type SiteOptions } from './astroConfig.ts';
import { filesBelow } from './buildManifest.ts';
import { inProduction } from './bundlingEnvironment.ts';
import { clientFiles, isServer } from './clientFiles.ts';
import { addressOf, inOrder, type PageDrawing, pageFile } from './drawPages.ts';
import { ASTRO_SERVER, entryIn, namesBelow } from './programs.ts';

/**
 * Builds the site's pages, scripts and styles into a folder.
 *
 * @param outDir absolute, inside the package.
 * @param earlierDir the output folder, with the pages of an earlier build, absolute.
 * @param say is called with what is being done.
 */
export async function drawWithAstro(
  options: SiteOptions,
  journal: SiteJournal,
  outDir: string,
  earlierDir: string,
  drawing: PageDrawing,
  say: (news: string) => void,
): Promise<void> {
  const { url, language } = journal.settings;
  const base = new URL(url).pathname;
  let words: ScriptWords = {};
  let output = outDir;
  let [drawn, total] = [0, 0];
  const config = await buildConfig(options, journal, (found) => {
    words = found;
  });

  const pages: NonNullable<AstroUserConfig['integrations']>[number] = {
    name: 'belay-pages',
    hooks: {
      'astro:config:done': ({ config: complete }) => {
        output = fileURLToPath(complete.outDir);
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        say('bundling scripts and styles');
        drawing.start();
        setPrerenderer((astro) => ({
          ...astro,
          name: 'belay-pages',
          setup: async () => {
            drawing.drawnBy(namesBelow(output));
            await putWordsInto(output, words, language);
            await astro.setup?.();
          },
          getStaticPaths: async () => {
            const paths = await astro.getStaticPaths();
            total = paths.length;
            return inOrder(paths);
          },
          render: async (request, options) => {
            drawn += 1;
            say(`page ${drawn} of ${total}`);
            if (options.routeData.type !== 'page') return await astro.render(request, options);
            const { pathname } = new URL(request.url);
            const address = addressOf(decodeURI(pathname).slice(base.length));
            const kept = drawing.kept(address);
            if (kept) {
              const page = readFileSync(path.join(earlierDir, pageFile(address)));
              if (hash('sha256', page, 'hex') === kept.digest) return new Response(page);
            }
            let html = '';
            const response = await drawing.draw(
              address,
              async () => {
                const result = await astro.render(request, options);
                return result instanceof Response ? result : result.response;
              },
              (drawn) => {
                html = drawn;
                const digest = hash('sha256', html, 'hex');
                return { digest, bytes: Buffer.byteLength(html), same: false, written: false };
              },
            );
            return response ?? new Response(html);
          },
        }));
      },
    },
  };
  const integrations = [...(config.integrations ?? []), pages];
  await inProduction(() =>
    build({ ...config, configFile: false, outDir, logLevel: 'warn', integrations }),
  );
}

/** Puts words into the scripts that Vite has built, and lets pages load them by their names in that language. */
async function putWordsInto(output: string, words: ScriptWords, language: string): Promise<void> {
  const server = path.join(output, ASTRO_SERVER);
  const { files, nameOf } = clientFiles(output, words, language);
  for (const name of filesBelow(output)) {
    if (!isServer(name) && !name.endsWith('/') && !files.has(name))
      await rm(path.join(output, name));
  }
  for (const [name, content] of files) await writeFile(path.join(output, name), content);
  const entry = pathToFileURL(path.join(server, entryIn(server))).href;
  // The module that Astro itself runs.
  const { manifest } = (await import(entry)) as {
    manifest: { entryModules: Record<string, string> };
  };
  for (const [module, file] of Object.entries(manifest.entryModules)) {
    manifest.entryModules[module] = nameOf(file);
  }
}
