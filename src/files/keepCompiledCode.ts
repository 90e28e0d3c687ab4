import module from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { makeOwnFolder } from './ownFolder.ts';

/**
 * Makes Node keep the code that it compiles, so that later runs start faster. It is kept in the user's own cache
 * folder: anyone who can write there could make Belay run other code, so Node's default, a folder in the
 * shared temporary folder, is not used. Where there is no such folder, nothing is kept.
 */
export function keepCompiledCode(env: NodeJS.ProcessEnv): void {
  // Node has started its cache already, in the folder that the user named.
  if (env['NODE_COMPILE_CACHE']) return;
  const folder = compiledCodeFolder(env);
  if (folder !== undefined) module.enableCompileCache?.(folder);
}

/** The folder for compiled code, which only this user can write to; `undefined` if there is none. */
export function compiledCodeFolder(env: NodeJS.ProcessEnv): string | undefined {
  try {
    const folder = path.join(userCacheFolder(env), 'belay', 'code');
    return makeOwnFolder(folder) ? folder : undefined;
  } catch {
    // No home, or one that cannot be written to, as in some containers.
    return undefined;
  }
}

function userCacheFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return env['LOCALAPPDATA'];
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  const given = env['XDG_CACHE_HOME'];
  return given && path.isAbsolute(given) ? given : path.join(homedir(), '.cache');
}
