/** Recipes that deploy from a CI service, with the gate before and after. */
import { branchPattern, type Environments } from '../../gate/environment.ts';

export interface Recipe {
  /** From the top of the project, in its own words. */
  file: string;
  text: string;
  /** What is left to do. */
  next: string;
}

export interface Deploys {
  environments: Environments;
  /** There are rules to ask when the deploy is done. */
  asksAfter: boolean;
}

const GATE = 'node .belay/belay.mjs gate --stage';
const SYNC = 'node .belay/belay.mjs sync';
const DEPLOY = "echo 'Write here what deploys.' && exit 1";

export const CI_SERVICES = ['github', 'gitlab'] as const;
export type CiService = (typeof CI_SERVICES)[number];

/** The recipe for one service. At least one environment has branches. */
export function ciRecipe(service: CiService, deploys: Deploys): Recipe {
  switch (service) {
    case 'github':
      return github(deploys);
    case 'gitlab':
      return gitlab(deploys);
    default:
      return service satisfies never;
  }
}

/** One job for all environments: the branch that is checked out says which. */
function github({ environments, asksAfter }: Deploys): Recipe {
  const globs = Object.values(environments).flatMap(({ branches }) => branches);
  const branches = [...new Set(globs)].map((glob) =>
    JSON.stringify(glob.replaceAll(/[?+[\]!]/g, '\\$&')),
  );
  return {
    file: '.github/workflows/deploy.yml',
    next: 'write into its step "Deploy" what deploys',
    text: `# Written by \`belay init --ci github\`. A step that fails ends the job, so nothing is deployed without a go.
name: Deploy

on:
  push:
    branches: [${branches.join(', ')}]

concurrency: deploy-\${{ github.ref_name }}

permissions:
  # Answers and records are git notes, which \`belay sync\` fetches and pushes.
  contents: write

jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      GIT_AUTHOR_NAME: \${{ github.actor }}
      GIT_AUTHOR_EMAIL: \${{ github.actor }}@users.noreply.github.com
      GIT_COMMITTER_NAME: \${{ github.actor }}
      GIT_COMMITTER_EMAIL: \${{ github.actor }}@users.noreply.github.com
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - name: Fetch the answers that were given ahead
        run: ${SYNC}
      - name: Ask before the deploy
        run: ${GATE} before-deploy --report github
      - name: Deploy
        run: ${DEPLOY}
${
  asksAfter
    ? `      - name: Look after the deploy
        run: ${GATE} after-deploy --report github
`
    : ''
}      - name: Keep the records
        if: always()
        run: ${SYNC}
`,
  };
}

/** A job for each environment, as GitLab checks out a commit and no branch. */
function gitlab({ environments, asksAfter }: Deploys): Recipe {
  const jobs = Object.entries(environments)
    .filter(([, { branches }]) => branches.length > 0)
    .map(([name, { branches }]) => {
      const gate = (stage: string) =>
        `    - ${GATE} ${stage} --environment ${name} --report junit > "$REPORTS/belay-${stage}.xml"\n`;
      const rules = branches.map((glob) => {
        const pattern = branchPattern(glob).replaceAll(/\\?\//g, '\\/').replaceAll("'", "''");
        return `    - if: '$CI_COMMIT_BRANCH =~ /${pattern}/'\n`;
      });
      return `
deploy:${name}:
  stage: deploy
  image: node:24
  environment: ${name}
  resource_group: ${name}
  variables:
    # A report in the work tree would make it differ from the commit.
    REPORTS: $CI_PROJECT_DIR/.git
    GIT_AUTHOR_NAME: $GITLAB_USER_NAME
    GIT_AUTHOR_EMAIL: $GITLAB_USER_EMAIL
    GIT_COMMITTER_NAME: $GITLAB_USER_NAME
    GIT_COMMITTER_EMAIL: $GITLAB_USER_EMAIL
  rules:
${rules.join('')}  script:
    - ${SYNC}
${gate('before-deploy')}    - ${DEPLOY}
${asksAfter ? gate('after-deploy') : ''}  after_script:
    - ${SYNC}
    - mv "$REPORTS"/belay-*.xml .
    - cat belay-*.xml
  artifacts:
    when: always
    reports:
      junit: belay-*.xml
`;
    });
  const file = '.gitlab/deploy.yml';
  return {
    file,
    next: `write into its \`script\` what deploys, and include it from .gitlab-ci.yml:\n\n  include:\n    - local: ${file}`,
    text: `# Written by \`belay init --ci gitlab\`. A command that fails ends the job, so nothing is deployed without a go.
# Answers and records are git notes, which \`belay sync\` fetches and pushes: let job tokens push to this repository
# (Settings, CI/CD, Job token permissions).
${jobs.join('')}`,
  };
}
