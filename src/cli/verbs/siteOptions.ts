/** The options of the verbs that build or serve a site. */
import path from 'node:path';
import { compiledCodeFolder } from '../../files/keepCompiledCode.ts';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';
import { removeKilledBuilds, removeUnusedCode } from '../../files/removeUnused.ts';
import { progressOn } from '../../gate/progress.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { Arguments, Options } from '../options.ts';
import { typedPath } from '../typedPath.ts';
import type { Io } from '../verb.ts';
import { type CONTENT_OPTION, contentDirOf } from './contentOption.ts';

export const BUILD_OPTIONS = {
  out: {
    type: 'string',
    value: 'DIR',
    description:
      'Build into this folder, which must be new, empty, or built before. Default: dist.',
  },
  strict: { type: 'boolean', description: 'Treat warnings as errors.' },
} as const satisfies Options;

export const PORT_OPTION = {
  port: {
    type: 'string',
    value: 'N',
    description: 'Listen on this port. Default: PORT or 4321; if it is in use, the next free one.',
  },
} as const satisfies Options;

/** @throws {UsageError} */
export function portOf(option: string | undefined, io: Io): number {
  const [name, text] =
    option === undefined ? ['PORT', io.env['PORT'] || '4321'] : ['--port', option];
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new UsageError(`${name} is "${text}"; give a number from 0 to 65535.`);
  }
  return Number(text);
}

/**
 * The content folder of the site, given as `belay build DIR` or by the option.
 *
 * @throws {UsageError}
 */
export function siteContentDir(
  option: string | undefined,
  [folder, ...more]: readonly string[],
  io: Io,
): string {
  if (more.length > 0) throw new UsageError('Give one folder.');
  return contentDirOf(option, io, folder);
}

type BuildValues = Arguments<typeof BUILD_OPTIONS & typeof CONTENT_OPTION>['values'];

/**
 * Builds the site that a command line asks for.
 *
 * @returns the folder that was built, absolute; `undefined` if the notes have errors, which are printed.
 * @throws {UsageError} if the folder cannot be built into.
 */
export async function buildAsAsked(
  { content, out, strict }: BuildValues,
  positionals: readonly string[],
  io: Io,
): Promise<string | undefined> {
  const contentDir = siteContentDir(content, positionals, io);
  const outDir = out === undefined ? defaultOutput(contentDir, io.cwd) : typedPath(io, out);
  const { buildSite, RefusedFolder } = await import('../../site/server/buildSite.ts');
  const waiting = progressOn(io).begin('building the site');
  try {
    await buildSite({ contentDir, cwd: io.cwd, strict }, outDir, waiting.say);
    removeUnused(io.env);
    return outDir;
  } catch (error) {
    waiting.end();
    if (error instanceof RefusedFolder) throw new UsageError(error.message);
    const { message, hint } = error as Error & { hint?: string };
    io.stderr.write(`${message}\n${hint ? `${hint}\n` : ''}`);
    return undefined;
  } finally {
    waiting.end();
  }
}

/** Removes what other builds and versions have left in Belay's own folders. The clock is that of the files' times. */
function removeUnused(env: NodeJS.ProcessEnv): void {
  const now = new Date();
  const code = compiledCodeFolder(env);
  if (code !== undefined) removeUnusedCode(code, now);
  removeKilledBuilds(path.join(PACKAGE_FOLDER, '.cache'), now);
}

/** `dist` in the working directory; next to the notes if that would be among them. */
function defaultOutput(contentDir: string, cwd: string): string {
  const among = `${cwd}${path.sep}`.startsWith(`${contentDir}${path.sep}`);
  return path.join(among ? path.dirname(contentDir) : cwd, 'dist');
}
