import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { wholeText } from '../../../files/wholeFile.ts';
import { MAX_INCLUDE_DEPTH } from '../../tuning.ts';

/** The default folders of loaders: ld.so(8), for 32 and 64 bits, and musl's list. */
const USUAL = ['/lib64', '/usr/lib64', '/lib', '/usr/lib', '/usr/local/lib'];

/** The folders of the system's libraries in the loader's order: those of `/etc/ld.so.conf` first. */
export async function systemFolders(file = '/etc/ld.so.conf'): Promise<string[]> {
  return [...new Set([...(await readConf(file, 0)), ...USUAL])];
}

async function readConf(file: string, depth: number): Promise<string[]> {
  const text = depth < MAX_INCLUDE_DEPTH ? await wholeText(file).catch(() => '') : '';
  const folders: string[] = [];
  for (const line of text.split('\n').map((each) => each.replace(/#.*/, '').trim())) {
    const included = line.match(/^include\s+(.+)/)?.[1];
    if (included === undefined) {
      if (line.startsWith('/')) folders.push(line);
      continue;
    }
    for (const each of await matching(path.resolve(path.dirname(file), included))) {
      folders.push(...(await readConf(each, depth + 1)));
    }
  }
  return folders;
}

/** The files that match a pattern, whose last part may contain stars. */
async function matching(pattern: string): Promise<string[]> {
  const [before = '', ...after] = path.basename(pattern).split('*');
  if (after.length === 0) return [pattern];
  const names = await readdir(path.dirname(pattern)).catch(() => []);
  const end = after.at(-1) ?? '';
  return names
    .filter((name) => name.startsWith(before) && name.endsWith(end))
    .sort()
    .map((name) => path.join(path.dirname(pattern), name));
}
