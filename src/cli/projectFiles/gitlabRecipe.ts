import { branchPattern } from '../../gate/environment.ts';
import { shellWord } from '../shellWord.ts';
import {
  DEPLOY,
  DEPLOYED_COMMENT,
  type Deploys,
  deployedLines,
  gateCommand,
  item,
  nameOf,
  publishLines,
  type Recipe,
  SET_UP,
} from './recipe.ts';

/** The token for one command: git reads the header from its environment. */
const TOKEN =
  'GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$CI_SERVER_URL/.extraheader" GIT_CONFIG_VALUE_0="Authorization: Basic $(printf \'gitlab-ci-token:%s\' "$CI_JOB_TOKEN" | base64 | tr -d \'\\n\')" ';
const SYNC = `${TOKEN}node "$GATE" sync`;

/** Lines that set `GATE` to the program that decides, in a shell of their own: `after_script` has another. */
const SAME_GATE =
  'GATE=.belay/belay.mjs; if [ -f "$REPORTS/belay.mjs" ]; then GATE="$REPORTS/belay.mjs"; fi';

/** Some lines as one item of a list. */
const block = (lines: readonly string[]): string =>
  `    - |\n${lines.map((line) => `      ${line}\n`).join('')}`;

const FETCH_DEPLOYED = [
  `DEPLOYED=\${BELAY_DEPLOYED:-$CI_COMMIT_BEFORE_SHA}`,
  'DEFAULT_BRANCH=$CI_DEFAULT_BRANCH',
  'ACCEPTED=$BELAY_ACCEPT_POLICY',
  ...deployedLines('"$REPORTS"', TOKEN),
];

/** Pushes the history, with the token for these commands alone. */
const publish = (folder: string) =>
  `(export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$CI_SERVER_URL/.extraheader" GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'gitlab-ci-token:%s' "$CI_JOB_TOKEN" | base64 | tr -d '\\n')"; ${publishLines('"$REPORTS/history.json"', folder).join(' && ')})`;

/** One job for each environment, as GitLab checks out a commit and not a branch. */
export function gitlabRecipe({ environments, asksAfter, folder }: Deploys): Recipe {
  const enter = folder === '' ? '' : item(`cd ${shellWord(folder, 'linux')}`);
  const jobs = Object.entries(environments)
    .filter(([, { branches }]) => branches.length > 0)
    .map(([name, { branches }]) => {
      const ask = (stage: string) =>
        item(
          gateCommand(
            stage,
            `--environment ${name} --report junit --go-file "$REPORTS/go-${stage}" > "$REPORTS/belay-${stage}.xml"`,
          ),
        );
      const demand = (stage: string) => item(`test "$(cat "$REPORTS/go-${stage}")" = go`);
      const rules = branches.map((glob) => {
        const pattern = branchPattern(glob).replaceAll(/\\?\//g, '\\/').replaceAll("'", "''");
        return `    - if: '$CI_COMMIT_BRANCH =~ /${pattern}/'\n`;
      });
      return `
deploy${nameOf(folder)}:${name}:
  stage: deploy
  image: node:24
  timeout: 1 hour
  environment: ${name}
  resource_group: ${name}
  variables:
    # A report in the work tree would make it differ from the commit.
    REPORTS: $CI_PROJECT_DIR/.git
    # No token in .git/config while the checks and the deploy run.
    FF_GIT_URLS_WITHOUT_TOKENS: 'true'
    GIT_AUTHOR_NAME: $GITLAB_USER_NAME
    GIT_AUTHOR_EMAIL: $GITLAB_USER_EMAIL
    GIT_COMMITTER_NAME: $GITLAB_USER_NAME
    GIT_COMMITTER_EMAIL: $GITLAB_USER_EMAIL
  rules:
${rules.join('')}  script:
${enter}${block(FETCH_DEPLOYED)}${item(SYNC)}${item(SET_UP)}${ask('before-deploy')}${demand('before-deploy')}    - ${DEPLOY}
${asksAfter ? ask('after-deploy') + demand('after-deploy') : ''}  after_script:
${enter}${item(SAME_GATE)}${item(SYNC)}${item(publish(folder))}    - mv "$REPORTS"/belay-*.xml "\${CI_PROJECT_DIR:-.}"
    - cat "\${CI_PROJECT_DIR:-.}"/belay-*.xml
  artifacts:
    when: always
    reports:
      junit: belay-*.xml
`;
    });
  const file = `.gitlab/deploy${nameOf(folder)}.yml`;
  return {
    file,
    next: `write the commands that set up and deploy into its \`script\`, and include it from .gitlab-ci.yml:\n\n  include:\n    - local: ${file}`,
    text: `# Written by \`belay init --ci gitlab\`. A command that fails ends the job, so nothing is deployed without a go.
# The gate writes a file on a go: an exit code of 0 alone may come from a command that never ran it.
${DEPLOYED_COMMENT}# The commit that is deployed is the one before the push; for another, set the variable BELAY_DEPLOYED.
# Answers and records are git notes, which \`belay sync\` fetches and pushes: let job tokens push to this repository
# (Settings, CI/CD, Job token permissions). GitLab shows CI_JOB_TOKEN to every command of a job, the deploy included.
# Pin the image by its digest if your registry shows one: node:24@sha256:…
${jobs.join('')}`,
  };
}
