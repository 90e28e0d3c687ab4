/** Replaces an earlier build by a new one. */
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  digestsOf,
  filesBelow,
  isWorkFolder,
  MANIFEST,
  readManifest,
  workFolder,
  writeManifest,
} from './buildManifest.ts';

/**
 * Moves the files of a new build into a folder, and removes those of the build before. The folder must be one that
 * `refusal` accepts.
 *
 * Everything slow is done first, next to the files that are being served: then these are replaced quickly. A build that is
 * killed meanwhile leaves a list of both, so that the next one recognises all files as its own.
 *
 * @param made the folder of the new build, absolute. It no longer exists afterwards.
 * @param outDir absolute.
 */
export async function replaceOutput(made: string, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await removeLeftovers(outDir);
  const [fresh, old] = [path.join(outDir, workFolder('new')), path.join(outDir, workFolder('old'))];
  await move(made, fresh);
  const files = await digestsOf(fresh, filesBelow(fresh));
  const before = await readManifest(outDir);
  await writeManifest(outDir, {
    version: 1,
    files,
    ...(before && { replacing: { ...before.replacing, ...before.files } }),
  });
  await mkdir(old, { recursive: true });
  const entries = new Set(await readdir(fresh));
  for (const name of await readdir(outDir)) {
    if (name === MANIFEST || isWorkFolder(name)) continue;
    await rename(path.join(outDir, name), path.join(old, name));
    if (entries.delete(name)) await rename(path.join(fresh, name), path.join(outDir, name));
  }
  for (const name of entries) await rename(path.join(fresh, name), path.join(outDir, name));
  await writeManifest(outDir, { version: 1, files });
  await Promise.all([old, fresh].map((folder) => rm(folder, { recursive: true, force: true })));
}

/** Removes what killed builds have left in a folder. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => isWorkFolder(name) && !runs(name));
  await Promise.all(
    names.map((name) => rm(path.join(folder, name), { recursive: true, force: true })),
  );
}

/** Whether the build that owns this folder is still running. */
function runs(workFolder: string): boolean {
  const pid = Number(workFolder.split('-').at(-1));
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}
