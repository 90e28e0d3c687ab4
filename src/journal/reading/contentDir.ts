import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The content folder that a command or a build works on, absolute: the one given, or `BELAY_CONTENT`,
 * or this journal's own.
 */
export function contentDirOf(
  env: Record<string, string | undefined>,
  cwd: string,
  given?: string,
): string {
  const folder = given ?? env['BELAY_CONTENT'];
  return folder
    ? path.resolve(cwd, folder)
    : fileURLToPath(new URL('../../../content', import.meta.url));
}
