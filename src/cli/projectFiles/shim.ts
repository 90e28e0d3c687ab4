/** The shim of a project: a short command next to `belay.mjs`, so that the commands in messages can be typed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { shellWord } from '../shellWord.ts';

/** `.belay/belay`, for POSIX shells. */
export const SHIM = `#!/bin/sh
# Written by \`belay init\`. Runs this project's Belay.
exec node "$(dirname -- "$0")/belay.mjs" "$@"
`;

/** `.belay/belay.cmd`, for Windows. */
export const SHIM_CMD = '@node "%~dp0belay.mjs" %*\r\n';

/**
 * The command that runs a project's Belay: the shim, or `node` if there is no shim.
 *
 * @param file the path of `belay.mjs`.
 */
export function commandFor(file: string, cwd: string): string {
  const folder = path.dirname(path.resolve(cwd, file));
  const windows = process.platform === 'win32';
  const shim = path.join(folder, windows ? 'belay.cmd' : 'belay');
  if (existsSync(shim)) return shellWord(fromHere(path.join(folder, 'belay'), cwd));
  return `node ${shellWord(fromHere(path.resolve(cwd, file), cwd))}`;
}

/** A path that a shell does not look up on the PATH. */
function fromHere(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.includes(path.sep) ? relative : `.${path.sep}${relative}`;
}
