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

jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
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
}`,
  };
}

/** A job for each environment, as GitLab checks out a commit and no branch. */
function gitlab({ environments, asksAfter }: Deploys): Recipe {
  const jobs = Object.entries(environments)
    .filter(([, { branches }]) => branches.length > 0)
    .map(([name, { branches }]) => {
      const gate = (stage: string) =>
        `    - ${GATE} ${stage} --environment ${name} --report junit > belay-${stage}.xml\n`;
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
  rules:
${rules.join('')}  script:
${gate('before-deploy')}    - ${DEPLOY}
${asksAfter ? gate('after-deploy') : ''}  after_script:
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
${jobs.join('')}`,
  };
}
