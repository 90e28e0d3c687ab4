/** How a new journal's `package.json` names the Belay that it is made for. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { PACKAGE_FOLDER, packageVersion } from '../../files/packageFolder.ts';

const VENDOR = 'vendor';

/** Of npm's own list in `node_modules`, where each package came from. */
const Installed = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ resolved: z.string().optional() })),
});

/**
 * The dependency on this very Belay: its version where a registry gave it, its address where git did. A package that
 * came as a file, or that is made of this checkout, is copied into the journal: its CI has to find it, too.
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

/** Where npm took this package from; nothing where it did not install it. */
async function whereFrom(): Promise<string | undefined> {
  try {
    const list = path.resolve(PACKAGE_FOLDER, '../.package-lock.json');
    const { packages } = Installed.parse(JSON.parse(await readFile(list, 'utf8')));
    return packages['node_modules/belay']?.resolved;
  } catch {
    return undefined;
  }
}
