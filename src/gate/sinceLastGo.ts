/** What the rules ask for less than at the last go: the pinned rules against those of the commit that went last. */
import { compareRules } from './compareRules.ts';
import { runGit } from './git/runGit.ts';
import { CannotDecide } from './project.ts';
import { rulesAt } from './projectAt.ts';
import { headText } from './records/headText.ts';
import { LedgerError } from './records/ledgerError.ts';
import { type RunRecord, readRecords } from './records/model.ts';
import { type Repository, tipOf } from './records/notes/notesRef.ts';
import { openNotes } from './records/notes/openNotes.ts';
import type { Run } from './run.ts';
import { MAX_COMMITS_BACK } from './tuning.ts';

/** A run that ended with a go, as its line begins. */
const GO = '"kind":"run","decision":"go"';
/** How many commits with a go are looked at: a run may have been for another environment. */
const MAX_COMMITS = 5;

type Asked = Pick<
  Run,
  'config' | 'file' | 'git' | 'objects' | 'project' | 'root' | 'rules' | 'world'
>;

/**
 * The rules that ask for less than they did at the last go of this project and environment, with what is different.
 *
 * @returns `undefined` if that is not known: there was no go yet, or it is not in the history that is here.
 */
export async function weakenedSinceLastGo(
  run: Asked,
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
async function lastGo(run: Asked, commit: string): Promise<RunRecord | undefined> {
  const lines = await goLines(run, commit);
  const heads = lines.map((each) => ({ ...each, head: headOf(each.line) }));
  // A line that is not as Belay writes it is read as a whole, and so are all others then.
  if (heads.some(({ head }) => head === undefined)) return latestOf(run, lines);
  const [latest] = heads
    .filter(({ head }) => head && isWanted(run, head))
    .toSorted((a, b) => Date.parse(b.head?.ranAt ?? '') - Date.parse(a.head?.ranAt ?? ''));
  if (latest === undefined) return undefined;
  const found = latestOf(run, [latest]);
  return found?.ranAt === latest.head?.ranAt ? found : latestOf(run, lines);
}

/** The line of a record, and the commit whose note it is in. */
interface NotedLine {
  line: string;
  commit: string;
}

/** The lines that say go, of the last five commits that have one. */
async function goLines(
  { root, objects, world: { env } }: Asked,
  commit: string,
): Promise<NotedLine[]> {
  const repository = { cwd: root, env, objects };
  try {
    const tip = await tipOf(repository);
    if (tip === undefined || objects === undefined) return [];
    const notes = openNotes(objects, tip);
    const lines: NotedLine[] = [];
    let commits = 0;
    for (const each of await notedCommits(repository, commit, await notes.all())) {
      const [text = ''] = await notes.textsOn([each]);
      if (!text.includes(GO)) continue;
      lines.push(
        ...text
          .split('\n')
          .filter((line) => line.includes(GO))
          .map((line) => ({ line, commit: each })),
      );
      commits++;
      if (commits === MAX_COMMITS) break;
    }
    return lines;
  } catch (error) {
    if (error instanceof LedgerError) return [];
    throw error;
  }
}

/**
 * A commit and those that it comes after, the newest first; only those that may have a note.
 *
 * @param noted the names of all notes, if they are known.
 */
async function notedCommits(
  repository: Repository,
  commit: string,
  noted: readonly string[] | undefined,
): Promise<string[]> {
  // Without notes of other commits nobody has to ask for the history.
  if (noted?.every((name) => name === commit)) return [...noted];
  const args = ['rev-list', '--timestamp', `--max-count=${MAX_COMMITS_BACK}`, commit];
  const history = await runGit(args, repository);
  if (history.code !== 0) return [];
  const known = noted && new Set(noted);
  return history.stdout
    .split('\n')
    .map((line) => line.split(' '))
    .toSorted(([a], [b]) => Number(b) - Number(a))
    .flatMap(([, name]) => (name !== undefined && known?.has(name) !== false ? name : []));
}

function headOf(line: string): Head | undefined {
  try {
    return JSON.parse(headText(line) ?? '') as Head;
  } catch {
    return undefined;
  }
}

type Head = Pick<
  RunRecord,
  'decision' | 'stage' | 'project' | 'environment' | 'atGivenByHand' | 'ranAt'
>;

/** The last run of some lines that is a go for this project and environment. */
function latestOf(run: Asked, lines: readonly NotedLine[]): RunRecord | undefined {
  return lines
    .flatMap(({ line, commit }) => readRecords(line, commit).records)
    .filter((record): record is RunRecord => record.kind === 'run' && isWanted(run, record))
    .toSorted((a, b) => Date.parse(b.ranAt) - Date.parse(a.ranAt))[0];
}

function isWanted(
  { project, config }: Asked,
  { decision, stage, project: name, environment, atGivenByHand }: Head,
): boolean {
  return (
    decision === 'go' &&
    stage === 'before-deploy' &&
    name === config.project &&
    environment === project.environment &&
    !atGivenByHand
  );
}
