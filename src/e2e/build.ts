/** The real site, built by the real command into a folder of its own, and served. */
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveFiles } from '../site/server/serveFiles.ts';
import { OWN_SITE_PORT, takeWorkplace } from './workplace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the test runner puts into the environment, and a build would take for its own. */
export const OF_THE_TEST_RUNNER = {
  ...{ NODE_ENV: undefined, VITEST: undefined, TEST: undefined },
  ...{ DEV: undefined, PROD: undefined, MODE: undefined, SSR: undefined, BASE_URL: undefined },
};

export interface BuiltSite {
  folder: string;
  /** Where it is served, with its base path and a slash at the end. */
  address: string;
  /** The addresses of all its pages, from its top: `incidents/`. */
  pages: string[];
  close(): Promise<void>;
}

/**
 * Runs a script of this repository as a person would.
 *
 * @returns its exit code and what it wrote.
 */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [path.join(ROOT, 'scripts', script), ...args];
  await using _turn = args[0] === 'build' ? await takeWorkplace() : undefined;
  try {
    const output = await promisify(execFile)(process.execPath, command, {
      cwd: ROOT,
      env: { ...process.env, ...OF_THE_TEST_RUNNER, BELAY_CONTENT: undefined, ...env },
      maxBuffer: 64 * 2 ** 20,
    });
    return { code: 0, ...output };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/**
 * Builds a journal's site and serves it on a free port.
 *
 * @param base the path that the journal's `url` gives it.
 */
export async function buildAndServe(args: readonly string[] = [], base = '/'): Promise<BuiltSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-site-'));
  await build(folder, args);
  return served(folder, base, () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * Serves the site of this repository's own journal, which is built once for all test files.
 *
 * @param shared the folder of this run of the tests: `inject('sharedFolder')`.
 */
export async function serveOwnSite(shared: string): Promise<BuiltSite> {
  const folder = path.join(shared, 'site');
  {
    await using _turn = await takeWorkplace(OWN_SITE_PORT);
    if (!existsSync(folder)) {
      await build(`${folder}.new`, []);
      renameSync(`${folder}.new`, folder);
    }
  }
  return served(folder, '/', () => {});
}

async function build(folder: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runScript('belay.ts', ['build', '--out', folder, ...args]);
  if (code !== 0) throw new Error(`The site does not build:\n${stderr}`);
}

async function served(folder: string, base: string, remove: () => void): Promise<BuiltSite> {
  const { server, port } = await serveFiles(folder, base, 0);
  return {
    folder,
    address: `http://127.0.0.1:${port}${base}`,
    pages: globSync('**/index.html', { cwd: folder })
      .filter((file) => !/http-equiv="refresh"/.test(readFileSync(path.join(folder, file), 'utf8')))
      .map((file) => file.slice(0, -'index.html'.length).replaceAll(path.sep, '/'))
      .sort(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      remove();
    },
  };
}
