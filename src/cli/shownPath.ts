import path from 'node:path';

/** A path as somebody in a folder would type it: relative to it, or absolute where that is shorter. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file) || '.';
  return relative.length > file.length ? file : relative;
}
