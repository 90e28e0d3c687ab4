/** The input for the recipes of all services. */
import path from 'node:path';
import type { Environments } from '../../gate/environment.ts';

export interface Recipe {
  /** Path from the top of the repository. */
  file: string;
  text: string;
  /** What is left to do. */
  next: string;
}

export interface Deploys {
  environments: Environments;
  /** Whether there are rules to ask after the deploy. */
  asksAfter: boolean;
  /** The project's folder from the top of the repository, with `/`; empty for the top itself. */
  folder: string;
}

/** The placeholder for the project's deploy commands. It fails until it is replaced. */
export const DEPLOY = "echo 'Replace this line with the commands that deploy.' && exit 1";
/** The placeholder for the project's set-up commands. */
export const SET_UP =
  "echo 'Replace this line with the commands that set up the project, for example npm ci'";

/** The suffix of a file's or job's name: empty at the top of the repository, `-shop` in the folder `shop`. */
export function nameOf(folder: string): string {
  return folder === '' ? '' : `-${path.posix.basename(folder).replaceAll(/[^\w.-]+/g, '-')}`;
}

/** A command as an item of a YAML list in a job, quoted. */
export const item = (command: string): string => `    - '${command.replaceAll("'", "''")}'\n`;

/**
 * Shell lines that fetch the commit that is deployed, and set `GATE` to the program that decides. Somebody who breaks
 * the code could weaken the settings, the rules or the program in the same commit, so the deployed ones count, too.
 *
 * They read `DEPLOYED` (a commit, or zeros), `DEFAULT_BRANCH` and `ACCEPTED` (names for `--accept-policy`). Of zeros (a
 * first push, a run by hand) they make the default branch, or the commit before this one; empty means that there is none.
 *
 * @param folder where the program is put: outside of the work tree, which would differ from the commit.
 * @param token what goes in front of `git`, for the service's token.
 */
export function deployedLines(folder: string, token = ''): string[] {
  return [
    'case "$DEPLOYED" in',
    '*[!0]*)',
    `  if ! ${token}git fetch --quiet --depth=1 origin "$DEPLOYED"; then`,
    '    echo "The commit $DEPLOYED was deployed before, and cannot be fetched. Set the variable BELAY_DEPLOYED to another commit."',
    '    exit 1',
    '  fi ;;',
    '*)',
    '  DEPLOYED=',
    `  if ${token}git fetch --quiet --depth=2 origin "$DEFAULT_BRANCH"; then DEPLOYED=$(git rev-parse FETCH_HEAD); fi`,
    '  if [ "$DEPLOYED" = "$(git rev-parse HEAD)" ]; then DEPLOYED=$(git rev-parse --quiet --verify HEAD^ || true); fi ;;',
    'esac',
    'GATE=.belay/belay.mjs',
    'case ",$(echo "$ACCEPTED" | tr " " ,)," in',
    '*,belay.mjs,*) ;;',
    '*)',
    '  if [ -n "$DEPLOYED" ] && git cat-file -e "$DEPLOYED:./$GATE" 2>&1; then',
    `    git show "$DEPLOYED:./$GATE" > ${folder}/belay.mjs`,
    `    GATE=${folder}/belay.mjs`,
    '  fi ;;',
    'esac',
  ];
}

/** The command that asks the gate, held against what is deployed. */
export function gateCommand(stage: string, options: string): string {
  return `node "$GATE" gate --stage ${stage} \${DEPLOYED:+--deployed "$DEPLOYED"} $(for NAME in $(echo "$ACCEPTED" | tr , " "); do echo "--accept-policy $NAME"; done) ${options}`;
}

/** What the recipes say about it, as lines of comments. */
export const DEPLOYED_COMMENT = `# The settings, rules and belay.mjs of the commit that is deployed count, too: what this commit weakens takes effect
# with the next deploy, or at once by the name that the gate prints, in the variable BELAY_ACCEPT_POLICY (remove it after).
`;

/**
 * Shell lines that publish the project's history as the only file of a branch, for the journal to read. What the
 * branch held is merged. The branch has one commit, so it does not grow.
 *
 * @param file where the history is made: outside of the work tree, which would differ from the commit.
 */
export function publishLines(file: string, folder: string): string[] {
  const branch = `belay-history${nameOf(folder)}`;
  return [
    `if git fetch --quiet --depth=1 origin ${branch}; then git show FETCH_HEAD:history.json > ${file}; fi`,
    `node "$GATE" log --export ${file}`,
    `TREE=$(printf '100644 blob %s\\thistory.json\\n' "$(git hash-object -w ${file})" | git mktree)`,
    `git push --quiet --force origin "$(git commit-tree "$TREE" -m 'What the rules did'):refs/heads/${branch}"`,
  ];
}

/**
 * Shell lines that pull the journal's rules, and commit what is new or stronger on a branch. Weaker rules are listed in the
 * text, and not taken. There is one branch, so there is one open proposal at most: a later export updates it, and keeps what
 * people committed on it. If nothing is left to propose, the branch is deleted.
 *
 * The lines end early if there is nothing to propose, or if it is proposed already. They fail if only weaker rules wait, so
 * that somebody looks.
 *
 * @param text where the change in words is written.
 * @param close lines that close the open proposal, if deleting its branch does not.
 */
export function updateLines(text: string, folder: string, close: readonly string[] = []): string[] {
  return [
    `BRANCH=belay/update${nameOf(folder)}`,
    `node .belay/belay.mjs update --yes --stronger --summary ${text}`,
    'PROPOSED=$(git ls-remote origin "refs/heads/$BRANCH")',
    'if git diff --quiet -- .belay/rules.json; then',
    '  if [ -n "$PROPOSED" ]; then',
    ...close.map((line) => `    ${line}`),
    '    git push --quiet origin --delete "$BRANCH"',
    '  fi',
    `  if grep -qs 'not taken' ${text}; then cat ${text}; exit 1; fi`,
    '  exit 0',
    'fi',
    'git add .belay/rules.json',
    `git commit --quiet -m '${UPDATE_TITLE}'`,
    'if [ -n "$PROPOSED" ]; then',
    '  git fetch --quiet --depth=1 origin "$BRANCH"',
    '  if git diff --quiet FETCH_HEAD -- .belay/rules.json; then exit 0; fi',
    '  if [ "$(git log -1 --format=%ae FETCH_HEAD)" != "$GIT_AUTHOR_EMAIL" ]; then',
    '    # Somebody committed on the branch, and that stays.',
    '    RULES=$(git rev-parse HEAD)',
    '    git checkout --quiet FETCH_HEAD',
    '    git checkout --quiet "$RULES" -- .belay/rules.json',
    `    git commit --quiet -m '${UPDATE_TITLE}'`,
    '  fi',
    'fi',
    'git push --quiet --force origin "HEAD:refs/heads/$BRANCH"',
  ];
}

/** The title of what is proposed. */
export const UPDATE_TITLE = 'Pin what the journal has learned';
