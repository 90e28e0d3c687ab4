/** Which journal a command works on. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_NAME } from './configName.ts';

/** The folder of a journal in a repository that contains other things too. */
const CONTENT = 'content';

export type FoundJournal =
  | { ok: true; contentDir: string; given: boolean }
  | { ok: false; reason: string };

/**
 * Finds the content folder of a journal: in the folder that is given, or else in the nearest folder from the working
 * directory up that has a `journal.yaml` or a `content/journal.yaml`.
 *
 * @param cwd the working directory, absolute.
 * @param given a folder, absolute. If it contains no journal, it is a folder of Markdown.
 * @returns the folder, absolute; or a sentence that says why there is none.
 */
export function findJournal(cwd: string, given?: string): FoundJournal {
  if (given !== undefined) {
    if (!isFolder(given)) return { ok: false, reason: `There is no folder ${given}.` };
    return { ok: true, contentDir: journalIn(given) ?? given, given: true };
  }
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const contentDir = journalIn(folder);
    if (contentDir !== undefined) return { ok: true, contentDir, given: false };
    if (path.dirname(folder) === folder) break;
  }
  return {
    ok: false,
    reason: `There is no journal here: neither ${cwd} nor a folder above it has a ${CONFIG_NAME} or a ${CONTENT}/${CONFIG_NAME}. Give its folder, or create one with \`belay new journal DIR\`.`,
  };
}

function journalIn(folder: string): string | undefined {
  return [folder, path.join(folder, CONTENT)].find((place) =>
    existsSync(path.join(place, CONFIG_NAME)),
  );
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}
