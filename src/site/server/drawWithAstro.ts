/** Renders all pages with Astro, which bundles the program first. */
import { fileURLToPath } from 'node:url';
import { type AstroUserConfig, build } from 'astro';
import { addressOf, inOrder, type PageDrawing } from './drawPages.ts';
import type { ProgramKeeper, Style } from './keptProgram.ts';

/**
 * Builds the site's pages, scripts and styles into a folder.
 *
 * @param outDir absolute, inside the package.
 * @param say is called with what is being done.
 */
export async function drawWithAstro(
  config: AstroUserConfig,
  outDir: string,
  drawing: PageDrawing,
  keeper: ProgramKeeper,
  say: (news: string) => void,
): Promise<void> {
  let base = '/';
  let output = outDir;
  let [drawn, total] = [0, 0];
  let pagesByKey: ReadonlyMap<string, object> = new Map();

  const pages: NonNullable<AstroUserConfig['integrations']>[number] = {
    name: 'belay-pages',
    hooks: {
      'astro:config:done': ({ config: complete }) => {
        base = complete.base;
        output = fileURLToPath(complete.outDir);
      },
      'astro:build:setup': ({ pages: found }) => {
        pagesByKey = found;
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        say('bundling scripts and styles');
        await drawing.start();
        setPrerenderer((astro) => ({
          ...astro,
          name: 'belay-pages',
          setup: async () => {
            const styles = [...pagesByKey].map(([page, data]): [string, Style[]] => [
              page,
              (data as { styles?: Style[] }).styles ?? [],
            ]);
            drawing.drawnBy(await keeper.copy(output, styles));
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
            const page = await drawing.draw(address, async () => {
              const result = await astro.render(request, options);
              return result instanceof Response ? result : result.response;
            });
            return page instanceof Response ? page : new Response(page);
          },
        }));
      },
    },
  };
  const integrations = [...(config.integrations ?? []), pages];
  await build({ ...config, configFile: false, outDir, logLevel: 'warn', integrations });
}
