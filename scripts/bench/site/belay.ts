/** Belay as somebody has it who wrote a journal with it: the packed package, installed in the journal's folder. */
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageVersion } from '../../../src/files/packageFolder.ts';
import { cacheDirOf } from '../../../src/site/journal/cacheDir.ts';
import { KEPT } from '../../../src/site/server/programs.ts';
import { measure } from './measure.ts';
import { type BenchNote, install, type Tool } from './tool.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface BelayTool extends Tool {
  /** What Node runs, before the verb. */
  bin: readonly string[];
  /** The journal's content folder, absolute. */
  content: string;
}

/**
 * Packs Belay, and installs it in a new journal, as `belay new journal` does.
 *
 * @param folder the journal's, absolute.
 * @param content is copied into it.
 * @param cache where programs keep what they can reuse for this user, absolute.
 */
export async function setUpBelay(
  folder: string,
  content: string,
  cache: string,
  notes: readonly BenchNote[],
): Promise<BelayTool> {
  await rm(folder, { recursive: true, force: true });
  await cp(content, path.join(folder, 'content'), { recursive: true });
  await measure(['npm', 'pack', '--pack-destination', folder], ROOT);
  await install(folder, { belay: `file:belay-${packageVersion()}.tgz` });
  return {
    ...toolOf(['node_modules/belay/lib/cli/bin.js'], folder, path.join(folder, 'content'), notes),
    left: [
      path.join(folder, 'dist'),
      path.join(folder, 'node_modules/belay/.cache'),
      ...ofUser(path.join(folder, 'content'), cache),
    ],
  };
}

/** Belay as it is in this repository. */
export async function sourceBelay(
  folder: string,
  content: string,
  cache: string,
  notes: readonly BenchNote[],
): Promise<BelayTool> {
  return {
    ...toolOf(['scripts/belay.ts'], ROOT, content, notes, path.join(folder, 'dist')),
    left: [path.join(folder, 'dist'), KEPT, ...ofUser(content, cache)],
  };
}

function toolOf(
  bin: readonly string[],
  cwd: string,
  content: string,
  notes: readonly BenchNote[],
  dist = path.join(cwd, 'dist'),
): Omit<BelayTool, 'left'> {
  return {
    name: 'Belay',
    bin,
    content,
    builds: [[process.execPath, ...bin, 'build', '--content', content, '--out', dist]],
    cwd,
    note: path.join(content, notes[0]?.path ?? ''),
    dist,
  };
}

/** What Belay and Node keep for this user. */
function ofUser(content: string, cache: string): string[] {
  return [cacheDirOf(content), cache];
}
