/** How a new journal's `package.json` depends on Belay. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { PACKAGE_FOLDER, packageVersion } from '../../files/packageFolder.ts';

const VENDOR = 'vendor';

/** The part of npm's lockfile in `node_modules` that says where each package came from. */
const Installed = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ resolved: z.string().optional() })),
});

/**
 * The dependency on this Belay: a version if it came from a registry, a URL if it came from git. A package that
 * came as a file, or is built from this checkout, is copied into the journal, so that its CI finds it too.
 *
 * @param root the new journal's folder, absolute.
 */
export async function belaySpec(root: string): Promise<string> {
  const resolved = await whereFrom();
  if (resolved?.startsWith('git')) return resolved;
  if (resolved?.startsWith('http')) {
    return /\/belay\/-\/belay-[^/]+\.tgz$/.test(resolved) ? packageVersion() : resolved;
  }
  await mkdir(path.join(root, VENDOR), { recursive: true });
  const name = `belay-${packageVersion()}.tgz`;
  const file = path.join(root, VENDOR, name);
  if (resolved?.startsWith('file:')) {
    await copyFile(path.resolve(PACKAGE_FOLDER, '../..', resolved.slice('file:'.length)), file);
  } else {
    const args = ['pack', '--silent', '--pack-destination', path.dirname(file)];
    await promisify(execFile)('npm', args, {
      cwd: PACKAGE_FOLDER,
      shell: process.platform === 'win32',
    });
  }
  return `file:${VENDOR}/${name}`;
}

/** Where npm installed this package from; `undefined` if npm did not install it. */
async function whereFrom(): Promise<string | undefined> {
  try {
    const list = path.resolve(PACKAGE_FOLDER, '../.package-lock.json');
    const { packages } = Installed.parse(JSON.parse(await readFile(list, 'utf8')));
    return packages['node_modules/belay']?.resolved;
  } catch {
    return undefined;
  }
}
