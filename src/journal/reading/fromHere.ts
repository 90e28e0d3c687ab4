/** Paths of notes as a person can open them. */
import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/**
 * Diagnostics with paths that can be opened from a folder: relative to it, or absolute if that is shorter.
 *
 * @param contentDir where the paths start, absolute.
 * @param cwd the folder, absolute.
 */
export function fromHere(
  diagnostics: readonly Diagnostic[],
  contentDir: string,
  cwd: string,
): Diagnostic[] {
  const shown = (file: string) => {
    const whole = path.join(contentDir, file);
    const relative = path.relative(cwd, whole) || file;
    return (relative.length > whole.length ? whole : relative).split(path.sep).join('/');
  };
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    path: shown(diagnostic.path),
    ...(diagnostic.related && {
      related: { ...diagnostic.related, path: shown(diagnostic.related.path) },
    }),
  }));
}
