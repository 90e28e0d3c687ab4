import { UsageError } from '../../gate/usageError.ts';
import { findJournal } from '../../journal/reading/findJournal.ts';
import type { Options } from '../options.ts';
import { shownPath } from '../shownPath.ts';
import { typedPath } from '../typedPath.ts';
import type { Io } from '../verb.ts';

/** The option of each verb that reads the journal. */
export const CONTENT_OPTION = {
  content: {
    type: 'string',
    value: 'DIR',
    description:
      'The journal’s folder. Default: the nearest one from here up. BELAY_CONTENT does the same.',
  },
} as const satisfies Options;

/**
 * The content folder that a verb works on. If it had to be searched for, the folder found is printed.
 *
 * @param option the value of `--content`.
 * @param folder a folder given without an option.
 * @returns absolute.
 * @throws {UsageError} where there is none.
 */
export function contentDirOf(option: string | undefined, io: Io, folder?: string): string {
  if (folder !== undefined && option !== undefined) {
    throw new UsageError('The journal’s folder is given twice: leave --content out.');
  }
  const given = folder ?? option ?? (io.env['BELAY_CONTENT'] || undefined);
  const found = findJournal(io.cwd, given && typedPath(io, given));
  if (!found.ok) throw new UsageError(found.reason);
  if (!found.given) io.stderr.write(`Journal: ${shownPath(found.contentDir, io.cwd)}\n`);
  return found.contentDir;
}
