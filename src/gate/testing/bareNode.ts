/** For tests and measurements: the Node that a deploying project has. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The Node that a project would have on its PATH, and not the one that this repository brings. */
export function bareNode(): string {
  const own = path.join('node_modules', '.bin');
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = folders
    .filter((folder) => folder !== '' && !folder.includes(own) && !folder.includes('node_modules'))
    .map((folder) => path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file));
  return process.env['npm_node_execpath'] ?? found ?? process.execPath;
}

/**
 * The Node of the tests. It starts in a third of the time that an older one takes, so tests use it for the many processes
 * that do not depend on the version. The same code runs on `bareNode()` in other tests.
 */
export const testNode = (): string => process.execPath;

/** A `PATH` on which the command `node` is this one. */
export const pathTo = (node: string): string =>
  `${path.dirname(node)}${path.delimiter}${process.env['PATH']}`;
