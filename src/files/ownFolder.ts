import { lstatSync, mkdirSync } from 'node:fs';

/**
 * Makes a folder that only this user can write to, with those above it, unless it exists.
 *
 * @returns whether the folder is this user's own: not a link, and nobody else may write to it.
 * @throws as `mkdirSync`.
 */
export function makeOwnFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const status = lstatSync(folder);
  const user = process.getuid?.();
  return (
    status.isDirectory() &&
    (user === undefined || (status.uid === user && (status.mode & 0o022) === 0))
  );
}
