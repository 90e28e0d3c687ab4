/** The rules that a project has pinned, to compare new ones with. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runGit } from '../../gate/git/runGit.ts';
import { CannotDecide, loadRules } from '../../gate/project.ts';
import { readRules } from '../../gate/rulesFile.ts';
import type { RulesFile } from '../../rules/model.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Io } from '../verb.ts';

/** The rules to compare with, or that it is not known which were pinned. */
export type Pinned =
  /** No file: the first rules are pinned. `fromGit`: the file is not as it was committed. */
  { known: true; file: RulesFile | undefined; fromGit?: true } | { known: false };

/**
 * The pinned rules. Where their file is missing or unreadable, those of the last commit: otherwise anyone who removes
 * the file, or leaves a conflict in it, could pin anything.
 *
 * @param file `.belay/rules.json`, absolute.
 */
export async function pinnedRules(file: string, io: Io): Promise<Pinned> {
  const there = existsSync(file);
  if (there) {
    try {
      return { known: true, file: await loadRules(file, '.belay/rules.json') };
    } catch (error) {
      if (!(error instanceof CannotDecide)) throw error;
      io.stdout.write(`${visibleLine(error.message)}\n`);
    }
  }
  const committed = await committedRules(file, io);
  if (committed) {
    io.stdout.write('The new rules are compared with those of the last commit.\n');
    return { known: true, file: committed, fromGit: true };
  }
  if (there) return { known: false };
  io.stdout.write('No rules are pinned yet.\n');
  return { known: true, file: undefined };
}

async function committedRules(file: string, io: Io): Promise<RulesFile | undefined> {
  const folder = path.dirname(path.dirname(file));
  const shown = await runGit(['show', 'HEAD:./.belay/rules.json'], { cwd: folder, env: io.env });
  if (shown.code !== 0) return undefined;
  const result = readRules(shown.bytes, '.belay/rules.json in git');
  return result.ok ? result.file : undefined;
}
