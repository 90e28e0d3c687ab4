/** Renders all pages with a program that was bundled before: without Astro's build, and without Vite. */
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BaseApp } from 'astro/app';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';
import type { SiteSettings } from '../journal/siteJournal.ts';
import { clientFiles } from './clientFiles.ts';
import { addressOf, inOrder, type PageDrawing, pageFile } from './drawPages.ts';
import { destination } from './log.ts';
import type { Output } from './output.ts';
import { pagePaths } from './pagePaths.ts';
import type { Program } from './programs.ts';

/** Astro's own class for the pages of a build, as far as it is used here. */
interface BuildApp extends BaseApp {
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  getComponentByRoute: Parameters<typeof pagePaths>[1];
}

/** The program does not do what Astro would. Then the site must be built by Astro. */
class UnfitProgram extends Error {
  override name = 'UnfitProgram';
}

/** How many programs this process has started. */
let started = 0;

/**
 * Adds all pages, scripts and styles to the output of a build. The journal must have been shared already.
 *
 * @param say is called with what is being done.
 * @throws any error if the program cannot be used, or a page cannot be rendered.
 */
export async function drawWithProgram(
  program: Program,
  settings: SiteSettings,
  output: Output,
  drawing: PageDrawing,
  say: (news: string) => void,
): Promise<void> {
  drawing.start(program.outputs);
  const client = clientFiles(program.client, program.words, settings.language, program.elsewhere);
  for (const [name, content] of client.files) output.write(name, content);
  started += 1;
  // A process has one copy of a module, with the language and the addresses of the journal that it was started for.
  // A file that is asked for by another address is another module.
  const isCopied = started > 1 && !program.isOneFile;
  const copy = path.join(PACKAGE_FOLDER, '.cache', `server-${process.pid}-${started}`);
  if (isCopied) await cp(program.server, copy, { recursive: true });
  try {
    const entry = pathToFileURL(path.join(isCopied ? copy : program.server, program.entry));
    if (started > 1) entry.search = String(started);
    const app = await startApp(entry.href, program.styles, settings, client.nameOf);
    await drawAll(app, settings.url, output, drawing, say);
  } finally {
    if (isCopied) await rm(copy, { recursive: true, force: true });
  }
}

async function drawAll(
  app: BuildApp,
  url: string,
  output: Output,
  drawing: PageDrawing,
  say: (news: string) => void,
): Promise<void> {
  const paths = inOrder(
    await pagePaths(
      app.manifest.routes.map(({ routeData }) => routeData),
      (route) => app.getComponentByRoute(route),
    ),
  );
  for (const [index, { pathname, route }] of paths.entries()) {
    say(`page ${index + 1} of ${paths.length}`);
    const isPage = route.type === 'page';
    const address = addressOf(pathname);
    const file = isPage ? pageFile(address) : pathname.replace(/^\//, '');
    // Astro warns about this, and leaves one of the two out.
    if (output.files.has(file)) throw new UnfitProgram(`Two files are called ${file}.`);
    const kept = isPage ? drawing.kept(address) : undefined;
    if (kept) {
      output.add(file, kept);
      continue;
    }
    const render = () => app.render(requestFor(isPage ? address : file, url), { routeData: route });
    const write = (html: string) => ({ ...output.write(file, html), written: true });
    const response = isPage ? await drawing.draw(address, render, write) : await render();
    if (!response) continue;
    // A folder without a `journal.yaml` has no `rules.json`. Astro writes no file without content either.
    if (!isPage && response.status === 404 && !response.body) continue;
    if (!response.ok && file !== pageFile('404/')) {
      throw new UnfitProgram(`${file} has the status ${response.status}.`);
    }
    output.write(file, Buffer.from(await response.arrayBuffer()));
  }
}

/** The request for which Astro renders a page of a build. */
function requestFor(name: string, url: string): Request {
  return new Request(new URL(encodeURI(name), url));
}

/**
 * Starts the program as Astro does before it renders pages.
 *
 * @param entry the URL of its entry.
 * @param nameOf gives the path of a script for its path as it was bundled.
 */
async function startApp(
  entry: string,
  styles: Program['styles'],
  settings: SiteSettings,
  nameOf: (bundled: string) => string,
): Promise<BuildApp> {
  const { app } = (await import(entry)) as { app: BuildApp };
  const { href, pathname } = new URL(settings.url);
  const { manifest } = app;
  manifest.site = href;
  manifest.base = pathname;
  app.baseWithoutTrailingSlash = pathname.replace(/\/$/, '');
  for (const [module, file] of Object.entries(manifest.entryModules)) {
    manifest.entryModules[module] = nameOf(file);
  }
  const pagesByKeys = new Map(styles.map(([page, styles]) => [page, { styles }]));
  app.setInternals({ pagesByKeys });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } });
  return app;
}
