import { checkOut, gitIdentity, indented, runsIn, tokenForGit } from './githubParts.ts';
import {
  DEPLOY,
  DEPLOYED_COMMENT,
  type Deploys,
  deployedLines,
  gateCommand,
  nameOf,
  publishLines,
  type Recipe,
  SET_UP,
} from './recipe.ts';

const TOKEN = tokenForGit('TOKEN');
const ACTOR = `\${{ github.actor }}`;
const SYNC = 'node "$GATE" sync';

/** A step whose commands have the token. */
function withToken(name: string, lines: readonly string[], more = ''): string {
  return `      - name: ${name}
${more}        run: |
${indented([...TOKEN, ...lines], 10)}        env:
          TOKEN: \${{ github.token }}
`;
}

/** Also after a stop, but not if it did not come as far as the gate. */
const ALWAYS = "        if: always() && env.GATE != ''\n";

/** One job for all environments: the branch that is checked out decides which. */
export function githubRecipe({ environments, asksAfter, folder }: Deploys): Recipe {
  const globs = Object.values(environments).flatMap(({ branches }) => branches);
  const branches = [...new Set(globs)].map((glob) =>
    JSON.stringify(glob.replaceAll(/[?+[\]!]/g, '\\$&')),
  );
  return {
    file: `.github/workflows/deploy${nameOf(folder)}.yml`,
    next: 'write your commands into its steps "Set up the project" and "Deploy"',
    text: `# Written by \`belay init --ci github\`. A step that fails ends the job, so nothing is deployed without a go.
# The gate writes a file on a go: an exit code of 0 alone may come from a command that never ran it.
${DEPLOYED_COMMENT}name: Deploy${folder === '' ? '' : ` ${folder}`}

on:
  push:
    branches: [${branches.join(', ')}]

concurrency: deploy${nameOf(folder)}-\${{ github.ref_name }}

permissions: {}

jobs:
  deploy:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      # Answers and records are git notes, which \`belay sync\` pushes. Only its steps get the token.
      contents: write
${runsIn(folder, '    ')}    env:
${gitIdentity(ACTOR, `${ACTOR}@users.noreply.github.com`)}      ACCEPTED: \${{ vars.BELAY_ACCEPT_POLICY }}
    steps:
${steps(asksAfter, folder)}`,
  };
}

/** The steps of the job: ask before the deploy, deploy, ask after it, keep the records. */
function steps(asksAfter: boolean, folder: string): string {
  const ask = (stage: string) =>
    gateCommand(stage, `--report github --go-file "$RUNNER_TEMP/go-${stage}"`);
  const demand = (stage: string) => `test "$(cat "$RUNNER_TEMP/go-${stage}")" = go`;
  return `${checkOut('The checks and the deploy run without a token in .git/config.')}${withToken(
    'Fetch the gate that is deployed, and the answers that were given ahead',
    [
      ...deployedLines('"$RUNNER_TEMP"'),
      'printf "GATE=%s\\nDEPLOYED=%s\\n" "$GATE" "$DEPLOYED" >> "$GITHUB_ENV"',
      SYNC,
    ],
  )}          DEPLOYED: \${{ vars.BELAY_DEPLOYED || github.event.before }}
          DEFAULT_BRANCH: \${{ github.event.repository.default_branch }}
      - name: Set up the project
        run: ${SET_UP}
      - name: Ask before the deploy
        run: ${ask('before-deploy')}
      - name: Deploy
        run: |
          ${demand('before-deploy')}
          ${DEPLOY}
${
  asksAfter
    ? `      - name: Ask after the deploy
        run: |
          ${ask('after-deploy')}
          ${demand('after-deploy')}
`
    : ''
}${withToken('Keep the records', [SYNC], ALWAYS)}${withToken(
  'Publish what the rules did, for the journal',
  publishLines('"$RUNNER_TEMP/history.json"', folder),
  ALWAYS,
)}`;
}
