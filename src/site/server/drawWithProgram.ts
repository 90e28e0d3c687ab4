/** Renders all pages with the program that an earlier build has kept: without Astro's build, and without Vite. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import type { BaseApp } from 'astro/app';
import { filesBelow } from './buildManifest.ts';
import { addressOf, inOrder, type PageDrawing } from './drawPages.ts';
import type { KeptProgram } from './keptProgram.ts';
import { destination } from './log.ts';
import type { Output } from './output.ts';

/** Astro's own class for the pages of a build, as far as it is used here. */
interface BuildApp extends BaseApp {
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
}

interface PathWithRoute {
  pathname: string;
  route: RouteData;
}

/** The program does not do what Astro would. Then the site must be built by Astro. */
class UnfitProgram extends Error {
  override name = 'UnfitProgram';
}

/**
 * Adds all pages, scripts and styles to the output of a build. The journal must have been read already.
 *
 * @param server the folder with the program's code, inside the package, absolute.
 * @param url the address of the site.
 * @param say is called with what is being done.
 * @throws any error if the program cannot be used, or a page cannot be rendered.
 */
export async function drawWithProgram(
  program: KeptProgram,
  server: string,
  url: string,
  output: Output,
  drawing: PageDrawing,
  say: (news: string) => void,
): Promise<void> {
  await drawing.start(program.outputs);
  for (const name of filesBelow(program.client)) {
    if (!name.endsWith('/')) output.write(name, await readFile(path.join(program.client, name)));
  }
  const app = await startApp(program, server);
  const paths = inOrder(await pathsOf(app));
  for (const [index, { pathname, route }] of paths.entries()) {
    say(`page ${index + 1} of ${paths.length}`);
    const isPage = route.type === 'page';
    const address = addressOf(pathname);
    const file = isPage ? pageFile(address) : pathname.replace(/^\//, '');
    // Astro warns about this, and leaves one of the two out.
    if (output.files.has(file)) throw new UnfitProgram(`Two files are called ${file}.`);
    if (isPage && !program.kinds.includes(route.component)) {
      throw new UnfitProgram(`${route.component} was never rendered.`);
    }
    const render = () => app.render(requestFor(isPage ? address : file, url), { routeData: route });
    const page = isPage ? await drawing.draw(address, render) : await render();
    if (page instanceof Response && !page.ok && file !== pageFile('404/')) {
      throw new UnfitProgram(`${file} has the status ${page.status}.`);
    }
    output.write(file, page instanceof Response ? Buffer.from(await page.arrayBuffer()) : page);
  }
}

/**
 * Renders a page of each kind again, with the program that is about to be kept.
 *
 * @param pages what Astro has rendered, by address.
 * @returns the kinds of pages.
 * @throws any error if the program cannot be used, or gives something else.
 */
export async function checkProgram(
  program: KeptProgram,
  server: string,
  url: string,
  pages: ReadonlyMap<string, string>,
): Promise<string[]> {
  const app = await startApp(program, server);
  const kinds = new Set<string>();
  for (const { pathname, route } of await pathsOf(app)) {
    const address = addressOf(pathname);
    const wanted = pages.get(address);
    if (wanted === undefined && address === '404/') kinds.add(route.component);
    if (wanted === undefined || kinds.has(route.component)) continue;
    const response = await app.render(requestFor(address, url), { routeData: route });
    if ((await response.text()) !== wanted) throw new UnfitProgram(`${address} differs.`);
    kinds.add(route.component);
  }
  return [...kinds];
}

/** The request for which Astro renders a page of a build. */
function requestFor(name: string, url: string): Request {
  return new Request(new URL(encodeURI(name), url));
}

/** The file of a page. Astro and file hosts expect the page for missing ones at the root. */
function pageFile(address: string): string {
  return address === '404/' ? '404.html' : `${address}index.html`;
}

/** Starts the program as Astro does before it renders pages. */
async function startApp(program: KeptProgram, server: string): Promise<BuildApp> {
  const entry = pathToFileURL(path.join(server, program.entry)).href;
  const { app } = (await import(entry)) as { app: BuildApp };
  const pagesByKeys = new Map(program.styles.map(([page, styles]) => [page, { styles }]));
  app.setInternals({ pagesByKeys });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } });
  return app;
}

/** All pages of the site, as Astro finds them. */
async function pathsOf(app: BuildApp): Promise<PathWithRoute[]> {
  // Has no types.
  const module = 'astro/runtime/prerender/static-paths.js';
  const { StaticPaths } = (await import(module)) as {
    StaticPaths: new (app: BuildApp) => { getAll(): Promise<PathWithRoute[]> };
  };
  return await new StaticPaths(app).getAll();
}
