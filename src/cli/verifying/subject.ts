/** What a go has to be about. */
import { chooseEnvironment } from '../../gate/environment.ts';
import { treeOf } from '../../gate/git/treeOf.ts';
import type { Wanted } from '../../gate/goOnRecord.ts';
import { type OpenProject, openProject, pinnedRules } from '../../gate/openProject.ts';
import { programOf } from '../../gate/policyFiles.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { RulesFile } from '../../rules/model.ts';
import type { Io } from '../verb.ts';

/** The commit that is checked out, with the project and the rules that it was decided for. */
export interface Subject {
  project: OpenProject;
  rules: RulesFile;
  /** The project as records name it, with its environment, if it has any. */
  where: Wanted['project'];
  commit: string;
  tree: string;
  /** The digest of the project's `belay.mjs`, if it has one. */
  program: string | undefined;
}

/** @throws {UsageError} if the environment is not clear, or there is no commit that can be read. */
export async function subjectOf(
  { config: configPath, environment }: { config: string; environment?: string | undefined },
  io: Io,
): Promise<Subject> {
  const { cwd, env } = io;
  const project = await openProject({ cwd, env, config: configPath });
  const { config, git } = project;
  const rules = await pinnedRules(project, io);
  const choice = chooseEnvironment(config.environments, environment, git.branch);
  if (!choice.ok) throw new UsageError(choice.message);
  const { commit } = git;
  if (commit === undefined) {
    throw new UsageError('A go is for a commit, and there is no commit here.');
  }
  const where = {
    name: config.project,
    stacks: config.stacks,
    ...(choice.name !== undefined && { environment: choice.name }),
  };
  const tree = await treeOf(commit, { cwd: project.root, env });
  if (tree === undefined) throw new UsageError(`Commit ${commit.slice(0, 10)} cannot be read.`);
  return { project, rules, where, commit, tree, program: await programOf(project.root) };
}
