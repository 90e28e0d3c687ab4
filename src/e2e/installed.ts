/** Belay as somebody has it who installed the package: packed, and installed by npm into an empty folder. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { PACKAGE_FOLDER } from '../files/packageFolder.ts';
import { sharedFile } from './shared.ts';

export interface Installed extends Disposable {
  /** The folder, absolute: its `node_modules` holds Belay and what it depends on. */
  folder: string;
  /** The package's file, absolute. */
  file: string;
  /** The size of that file, in bytes. */
  bytes: number;
}

interface Locked {
  dev?: boolean;
  version?: string;
  dependencies?: Record<string, string>;
}

const npm = (args: readonly string[], cwd: string) =>
  promisify(execFile)('npm', [...args], { cwd, maxBuffer: 16 * 2 ** 20 });

/** The name under which the test files share the package's file: to make it takes many seconds. */
export const PACKED = 'belay.tgz';

async function pack(file: string): Promise<void> {
  const folder = `${file}.folder`;
  mkdirSync(folder);
  const { stdout } = await npm(['pack', '--json', '--pack-destination', folder], PACKAGE_FOLDER);
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  renameSync(path.join(folder, filename), file);
}

/**
 * Packs and installs. The versions are those of this repository's lockfile, so that npm needs no registry where its
 * cache has them, as it has after `npm ci`.
 */
export async function installPackage(): Promise<Installed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-installed-'));
  const read = (file: string) => JSON.parse(readFileSync(path.join(PACKAGE_FOLDER, file), 'utf8'));
  const { name, version, dependencies, bin } = read('package.json');
  const filename = `${name}-${version}.tgz`;
  const file = path.join(folder, filename);
  cpSync(await sharedFile(inject('sharedFolder'), PACKED, pack), file);
  const root = { name: 'empty', version: '0.0.0', dependencies: { [name]: `file:${filename}` } };
  const locked = Object.entries<Locked>(read('package-lock.json').packages).filter(
    ([place, { dev }]) => place !== '' && !dev,
  );
  const packages = {
    '': root,
    [`node_modules/${name}`]: { version, resolved: `file:${filename}`, dependencies, bin },
    ...Object.fromEntries(locked),
  };
  const lock = { ...root, lockfileVersion: 3, requires: true, packages };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(root));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  await npm(['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  return {
    folder,
    file,
    bytes: statSync(file).size,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
