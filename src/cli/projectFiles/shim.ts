/** The shim of a project: a short command beside `belay.mjs`, so that what messages print can be typed. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** `.belay/belay`, for shells of the POSIX kind. */
export const SHIM = `#!/bin/sh
# Written by \`belay init\`. Runs this project's Belay.
exec node "$(dirname -- "$0")/belay.mjs" "$@"
`;

/** `.belay/belay.cmd`, for Windows. */
export const SHIM_CMD = '@node "%~dp0belay.mjs" %*\r\n';

/**
 * What to type to run a project's Belay: the shim, or `node` where there is none.
 *
 * @param file the path of `belay.mjs`.
 */
export function commandFor(file: string, cwd: string): string {
  const folder = path.dirname(path.resolve(cwd, file));
  const windows = process.platform === 'win32';
  const shim = path.join(folder, windows ? 'belay.cmd' : 'belay');
  if (existsSync(shim)) return quoted(fromHere(path.join(folder, 'belay'), cwd));
  return `node ${quoted(fromHere(path.resolve(cwd, file), cwd))}`;
}

/** A path that a shell takes for a path, never for a name to look up. */
function fromHere(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.includes(path.sep) ? relative : `.${path.sep}${relative}`;
}

function quoted(file: string): string {
  return /\s/.test(file) ? `"${file}"` : file;
}
