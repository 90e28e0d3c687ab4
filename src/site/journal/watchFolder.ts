/** Tells of changes in a folder. Vite's watcher looks at each file of a folder when one changes, which takes long. */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import path from 'node:path';

/** How long to wait for a folder that is not there, in milliseconds: git removes folders while it switches branches. */
const LOOK_AGAIN_MS = 200;

/**
 * Watches a folder and all folders in it, also those that are made later, until it is stopped.
 *
 * @param root absolute.
 * @param changed is called with the absolute path of each file or folder that was written, made, renamed or removed, and
 *   sometimes more than once. It may name a folder in which anything may have changed.
 * @returns stops it.
 */
export function watchFolder(root: string, changed: (file: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let later: NodeJS.Timeout | undefined;

  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  /** Watches what is not watched yet, and forgets what is gone. */
  const follow = (): void => {
    const folders = foldersIn(root);
    for (const folder of watchers.keys()) if (!folders.has(folder)) forget(folder);
    for (const folder of folders) if (!watchers.has(folder)) start(folder);
    clearTimeout(later);
    if (!watchers.has(root)) later = setTimeout(followAndTell, LOOK_AGAIN_MS).unref();
  };
  const followAndTell = (): void => {
    follow();
    changed(root);
  };

  const start = (folder: string): void => {
    try {
      const watcher = watch(folder, (event, name) => {
        if (name === null) return followAndTell();
        const file = path.join(folder, name);
        // Something of that name was made, renamed or removed. It may be a folder, or this folder itself.
        if (event === 'rename') {
          forget(file);
          if (name === path.basename(folder)) forget(folder);
          follow();
        }
        changed(file);
      });
      watcher.on('error', () => {
        forget(folder);
        follow();
      });
      watchers.set(folder, watcher);
    } catch {
      // It was removed just now. If it is the root, it is looked for again.
    }
  };

  follow();
  return () => {
    clearTimeout(later);
    for (const folder of [...watchers.keys()]) forget(folder);
  };
}

/** A folder and the folders in it at any depth, without those that cannot hold notes. */
function foldersIn(root: string): Set<string> {
  const folders = new Set<string>();
  const visit = (folder: string): void => {
    let entries: ReturnType<typeof entriesOf>;
    try {
      entries = entriesOf(folder);
    } catch {
      return;
    }
    folders.add(folder);
    for (const entry of entries) {
      if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') {
        continue;
      }
      visit(path.join(folder, entry.name));
    }
  };
  visit(root);
  return folders;
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true });
