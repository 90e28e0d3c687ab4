/** What the rules ask for less than at the last go: the pinned rules against those of the commit that went last. */
import { compareRules } from './compareRules.ts';
import { runGit } from './git/runGit.ts';
import { CannotDecide } from './project.ts';
import { rulesAt } from './projectAt.ts';
import { type RunRecord, readRecords } from './records/model.ts';
import { NOTES_REF } from './records/notes/notesRef.ts';
import type { Run } from './run.ts';
import { MAX_COMMITS_BACK } from './tuning.ts';

/** A run that ended with a go, as its line begins. Git looks for it, so that not every note has to be read here. */
const GO = '"kind":"run","decision":"go"';

/**
 * The rules that ask for less than they did at the last go of this project and environment, with what is different.
 *
 * @returns `undefined` if that is not known: there was no go yet, or it is not in the history that is here.
 */
export async function weakenedSinceLastGo(
  run: Pick<Run, 'config' | 'file' | 'git' | 'project' | 'root' | 'rules' | 'world'>,
): Promise<{ id: string; how: string[] }[] | undefined> {
  const { git, project, rules, file, world } = run;
  if (git.commit === undefined) return undefined;
  const last = await lastGo(run, git.commit);
  if (last?.commit === undefined) return undefined;
  if (last.digest === rules.digest) return [];
  try {
    const before = await rulesAt({ commit: last.commit, config: file, env: world.env });
    // The run may have asked other rules than its commit holds: by `--rules`, or from outside the commit.
    if (before === undefined || before.digest !== last.digest) return undefined;
    const { weakened } = compareRules(before, rules, {
      name: project.name,
      stacks: project.stacks,
    });
    return weakened.map(({ id, how }) => ({ id, how }));
  } catch (error) {
    if (error instanceof CannotDecide) return undefined;
    throw error;
  }
}

/** The last go before a deploy, of the commits that this one comes after, and of itself. */
async function lastGo(
  { root, world: { env }, project, config }: Pick<Run, 'config' | 'project' | 'root' | 'world'>,
  commit: string,
): Promise<RunRecord | undefined> {
  const repository = { cwd: root, env };
  const history = await runGit(['rev-list', `--max-count=${MAX_COMMITS_BACK}`, commit], repository);
  if (history.code !== 0) return undefined;
  const shown = ['--no-walk=sorted', '--stdin', '--max-count=5', '--format=%x00%H%n%N'];
  const wanted = ['--fixed-strings', `--grep=${GO}`, '--no-notes', `--notes=${NOTES_REF}`];
  const found = await runGit(['log', ...shown, ...wanted], {
    ...repository,
    input: history.stdout,
  });
  if (found.code !== 0) return undefined;
  const runs = found.stdout.split('\0').flatMap((entry) => {
    const [name = '', ...lines] = entry.split('\n');
    const text = lines.filter((line) => line.includes(GO)).join('\n');
    return readRecords(text, name).records.filter((record) => record.kind === 'run');
  });
  return runs
    .filter(
      ({ decision, stage, project: name, environment, atGivenByHand }) =>
        decision === 'go' &&
        stage === 'before-deploy' &&
        name === config.project &&
        environment === project.environment &&
        !atGivenByHand,
    )
    .toSorted((a, b) => Date.parse(b.ranAt) - Date.parse(a.ranAt))[0];
}
