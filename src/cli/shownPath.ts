import path from 'node:path';

/** A path as it would be typed in a folder: relative to it, or absolute if that is shorter. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file) || '.';
  return relative.length > file.length ? file : relative;
}
