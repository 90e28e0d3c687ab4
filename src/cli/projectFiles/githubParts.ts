/** What several recipes for GitHub Actions have in common, as lines of YAML and of the shell. */
import { ACTIONS } from './pinnedActions.ts';

/**
 * Lets all commands run in the project's folder.
 *
 * @param folder from the top of the repository; empty for the top itself, which needs nothing.
 * @param indent what is in front of each line.
 */
export function runsIn(folder: string, indent: string): string {
  if (folder === '') return '';
  const lines = ['defaults:', '  run:', `    working-directory: ${JSON.stringify(folder)}`];
  return lines.map((line) => `${indent}${line}\n`).join('');
}

/** The variables by which git names the author of what a job commits. */
export function gitIdentity(name: string, email: string): string {
  return `      GIT_AUTHOR_NAME: ${name}
      GIT_AUTHOR_EMAIL: ${email}
      GIT_COMMITTER_NAME: ${name}
      GIT_COMMITTER_EMAIL: ${email}
`;
}

/**
 * The first steps of a job: the project without a token in `.git/config`, and Node.
 *
 * @param comment above the setting about the token, if it needs one.
 */
export function checkOut(comment?: string): string {
  return `      - uses: ${ACTIONS.checkout}
        with:
${comment === undefined ? '' : `          # ${comment}\n`}          persist-credentials: false
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24
`;
}

/**
 * Shell lines that give the token to the git commands of one step: git reads the header from its environment.
 *
 * @param variable the name of the variable that holds the token.
 */
export function tokenForGit(variable: string): string[] {
  return [
    'export GIT_CONFIG_COUNT=1',
    'export GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader"',
    `export GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'x-access-token:%s' "$${variable}" | base64 | tr -d '\\n')"`,
  ];
}

/** Lines of a block in YAML. */
export function indented(lines: readonly string[], spaces: number): string {
  return lines.map((line) => `${' '.repeat(spaces)}${line}\n`).join('');
}
