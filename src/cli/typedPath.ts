/** Resolves paths the way the person who typed them means them, even if npm has changed the working directory. */
import path from 'node:path';
import type { Io } from './verb.ts';

/** How a script of a `package.json` begins that only calls Belay. */
const CALLS_BELAY = /^(?:npx )?(?:belay|node scripts\/belay\.ts)(?: |$)/;

/**
 * The folder that a relative path starts from.
 *
 * `npm run` and `npm --prefix` change to the folder of the `package.json`, and pass on what was typed after `--`. A
 * path in the script itself is relative to that folder; one that was typed is relative to the shell's folder.
 *
 * @param env holds the variables that npm sets for its scripts.
 * @param cwd the working directory of this process, absolute.
 */
function typedFrom(env: Record<string, string | undefined>, cwd: string, written: string): string {
  const { INIT_CWD: shell, npm_lifecycle_script: script, npm_package_json: manifest } = env;
  if (!shell || !script || !manifest || path.dirname(manifest) !== cwd) return cwd;
  const holdsIt = script
    .split(/\s+/)
    .some((word) => word === written || word.endsWith(`=${written}`));
  if (!CALLS_BELAY.test(script) || holdsIt) return cwd;
  return shell;
}

/** An absolute path from one that was typed. */
export function typedPath({ env, cwd }: Pick<Io, 'env' | 'cwd'>, written: string): string {
  return path.resolve(typedFrom(env, cwd, written), written);
}

/**
 * The working directory of a command line. If a script names no verb (`"belay": "belay"`), everything was typed, and
 * so the shell's working directory is used.
 */
export function workingDirectory(env: Record<string, string | undefined>, cwd: string): string {
  const script = env['npm_lifecycle_script']?.trim();
  return script === 'belay' || script === 'node scripts/belay.ts' ? typedFrom(env, cwd, '\0') : cwd;
}
