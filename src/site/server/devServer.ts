/** The dev server: shows the site while somebody writes. */
import path from 'node:path';
import { dev } from 'astro';
import { workInPackage } from '../../files/packageFolder.ts';
import { CONFIG_NAME } from '../../journal/reading/configName.ts';
import { readJournalConfig } from '../../journal/reading/readJournalConfig.ts';
import { watchFolder } from '../journal/watchFolder.ts';
import { devConfig, type SiteOptions } from './astroConfig.ts';

type DevServer = Awaited<ReturnType<typeof dev>>;

/**
 * Starts the dev server. It runs until the process ends, and restarts if `journal.yaml` changes what Astro
 * reads only once: the base path, the language, and the words of the grammar for `.mdx` notes.
 *
 * @param port where to listen; if it is taken, the next free one.
 */
export async function serveWhileWriting(options: SiteOptions, port: number): Promise<void> {
  workInPackage();
  const file = path.join(options.contentDir, CONFIG_NAME);
  const start = async (at: number): Promise<DevServer> =>
    dev({ ...(await devConfig(options)), configFile: false, server: { port: at } });
  let fixed = await readOnce(options.contentDir);
  let server = await start(port);
  let turn = Promise.resolve();
  const startAgain = async (): Promise<void> => {
    const now = await readOnce(options.contentDir);
    // If the settings cannot be read, the previous ones stay.
    if (now === undefined || now === fixed) return;
    fixed = now;
    const { port: at } = server.address;
    await server.stop();
    server = await start(at);
  };
  watchFolder(options.contentDir, (changed) => {
    if (changed === file || changed === options.contentDir) turn = turn.then(startAgain);
  });
}

/** The settings that the server reads only once, for comparison; `undefined` if they cannot be read. */
async function readOnce(contentDir: string): Promise<string | undefined> {
  const settings = await readJournalConfig(contentDir);
  if (!settings.ok) return undefined;
  const { url, language, headings, answers } = settings.config;
  return JSON.stringify([url, language, headings, answers]);
}
