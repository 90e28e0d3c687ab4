/** Reads `belay.json` and the pinned rules from a commit. */
import path from 'node:path';
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { digestOfText } from '../files/digest.ts';
import type { RulesFile } from '../rules/model.ts';
import { FileAtError, fileAt } from './git/fileAt.ts';
import type { GitCall } from './git/runGit.ts';
import { CannotDecide, type ConfigWithDigest } from './project.ts';
import { readProjectConfig } from './projectConfig.ts';
import { readRules } from './rulesFile.ts';

/** A commit, its repository, and which of its files is `belay.json`. */
export interface ProjectAt {
  commit: string;
  /** The path of `belay.json`, absolute. */
  config: string;
  env: NodeJS.ProcessEnv;
}

/**
 * `belay.json` of a commit; `undefined` if the commit has none.
 *
 * @throws {CannotDecide} if it cannot be read.
 */
export async function configAt(place: ProjectAt): Promise<ConfigWithDigest | undefined> {
  const bytes = await bytesAt(place, place.config);
  if (bytes === undefined) return undefined;
  const shown = `${path.basename(place.config)} of commit ${place.commit.slice(0, 10)}`;
  const text = utf8(bytes, shown);
  const result = readProjectConfig(text, shown);
  if (result.ok) return { ...result.data, digest: digestOfText(text.replaceAll('\r\n', '\n')) };
  throw new CannotDecide(result.diagnostics.map(formatDiagnostic).join('\n'));
}

/**
 * The pinned rules of a commit; `undefined` if the commit has none.
 *
 * @throws {CannotDecide} if they cannot be read.
 */
export async function rulesAt(place: ProjectAt): Promise<RulesFile | undefined> {
  const file = path.join(path.dirname(place.config), '.belay', 'rules.json');
  const bytes = await bytesAt(place, file);
  if (bytes === undefined) return undefined;
  const result = readRules(bytes, `.belay/rules.json of commit ${place.commit.slice(0, 10)}`);
  if (result.ok) return result.file;
  throw new CannotDecide(result.reason);
}

/**
 * The bytes of a file of a commit; `undefined` if the commit has no such file.
 *
 * @param file absolute.
 * @throws {CannotDecide} if the commit cannot be read.
 */
export async function bytesAt({ commit, config, env }: ProjectAt, file: string) {
  const repository: Pick<GitCall, 'cwd' | 'env'> = { cwd: path.dirname(config), env };
  try {
    return await fileAt(commit, path.relative(repository.cwd, file), repository);
  } catch (error) {
    if (!(error instanceof FileAtError)) throw error;
    throw new CannotDecide(`Commit ${commit.slice(0, 10)} cannot be read: ${error.message}.`);
  }
}

function utf8(bytes: Buffer, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CannotDecide(`${shown} is not UTF-8.`);
  }
}
