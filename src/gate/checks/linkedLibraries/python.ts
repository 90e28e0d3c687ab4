/** The Python that a folder of packages belongs to. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { wholeText } from '../../../files/wholeFile.ts';

/**
 * The C modules of the Python whose packages are in a folder, and the programs of its virtual environment, because
 * `_ssl` or uWSGI load the system's OpenSSL into the process into which a wheel loads its own. Empty if the
 * folder belongs to no Python.
 *
 * A virtual environment names its Python in `pyvenv.cfg` (PEP 405); otherwise the modules are in `lib-dynload`
 * next to `site-packages`.
 */
export async function pythonObjects(folder: string): Promise<string[]> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const settings = await wholeText(path.join(at, 'pyvenv.cfg')).catch(() => undefined);
    if (settings !== undefined) {
      const modules = await Promise.all(dynloadOf(settings, at).map(filesIn));
      return [...modules.flat(), ...(await filesIn(path.join(at, 'bin')))];
    }
    if (path.basename(at) === 'site-packages') {
      const modules = await filesIn(path.join(path.dirname(at), 'lib-dynload'));
      if (modules.length > 0) return modules;
    }
    if (at === path.dirname(at)) return [];
  }
}

/** Where the modules may be, by `pyvenv.cfg`. */
function dynloadOf(settings: string, environment: string): string[] {
  const value = (key: RegExp) =>
    settings
      .split('\n')
      .map((line) => line.match(/^\s*([a-z_-]+)\s*=\s*(.*?)\s*$/))
      .find((parts) => parts?.[1] !== undefined && key.test(parts[1]))?.[2];
  const version = value(/^version(_info)?$/)?.match(/^\d+\.\d+/)?.[0];
  const home = value(/^home$/);
  if (version === undefined || home === undefined) return [];
  return [path.dirname(home), environment].flatMap((prefix) =>
    ['lib', 'lib64'].map((lib) => path.join(prefix, lib, `python${version}`, 'lib-dynload')),
  );
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().map((name) => path.join(folder, name));
}
