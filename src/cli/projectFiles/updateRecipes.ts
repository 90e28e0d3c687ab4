/** Scheduled recipes that pull the journal's rules, and propose them as a pull request or a merge request. */
import { checkOut, gitIdentity, indented, runsIn, tokenForGit } from './githubParts.ts';
import { nameOf, type Recipe, UPDATE_TITLE, updateLines } from './recipe.ts';

/** @param folder the project's folder from the top of the repository; empty for the top itself. */
export function githubUpdate(folder: string): Recipe {
  const text = '"$RUNNER_TEMP/update.md"';
  return {
    file: `.github/workflows/belay-update${nameOf(folder)}.yml`,
    next: 'let GitHub Actions open pull requests (Settings, Actions, General); for a private journal, set the secret BELAY_TOKEN',
    text: `# Written by \`belay init --ci github\`. Proposes new and stronger rules of the journal as a pull request.
# Weaker rules are listed in its text, and are never taken: somebody has to accept each by its name.
name: Belay update${folder === '' ? '' : ` ${folder}`}

on:
  schedule:
    - cron: '20 5 * * 1-5'
  workflow_dispatch:

concurrency: belay-update${nameOf(folder)}

permissions: {}

jobs:
  update:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write
      pull-requests: write
${runsIn(folder, '    ')}    env:
${gitIdentity('Belay update', 'belay-update@users.noreply.github.com')}    steps:
${checkOut()}      - name: Propose what the journal has learned
        run: |
${indented([...tokenForGit('GH_TOKEN'), ...updateLines(text, folder)], 10)}          NUMBER=$(gh pr list --head "$BRANCH" --state open --json number --jq '.[].number')
          if [ -n "$NUMBER" ]; then
            gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/pulls/$NUMBER" --field body=@${text}
          else
            gh pr create --head "$BRANCH" --title '${UPDATE_TITLE}' --body-file ${text}
          fi
        env:
          GH_TOKEN: \${{ github.token }}
          # Of a private journal. It goes to the host of "rules" in belay.json alone.
          BELAY_TOKEN: \${{ secrets.BELAY_TOKEN }}
`,
  };
}

/** GitLab does not close a merge request whose branch was deleted. */
const CLOSE = [
  'NUMBER=$(number)',
  'if [ -n "$NUMBER" ]; then ask --request PUT --data state_event=close "$MERGE_REQUESTS/$NUMBER"; fi',
];

/** @param folder the project's folder from the top of the repository; empty for the top itself. */
export function gitlabUpdate(folder: string): Recipe {
  const file = `.gitlab/belay-update${nameOf(folder)}.yml`;
  const text = '"$CI_PROJECT_DIR/.git/update.md"';
  return {
    file,
    next: `include it from .gitlab-ci.yml, make a pipeline schedule with the variable BELAY_UPDATE=yes, and set the masked variable BELAY_PUSH_TOKEN to a project access token (api, write_repository)`,
    text: `# Written by \`belay init --ci gitlab\`. Proposes new and stronger rules of the journal as a merge request.
# Weaker rules are listed in its text, and are never taken: somebody has to accept each by its name.
# A job token may not open merge requests, so this needs a token of its own: BELAY_PUSH_TOKEN.
# For a private journal, set BELAY_TOKEN as well. It goes to the host of "rules" in belay.json alone.
belay-update${nameOf(folder)}:
  image: node:24
  timeout: 15 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $BELAY_UPDATE == "yes"
  resource_group: belay-update${nameOf(folder)}
  variables:
    FF_GIT_URLS_WITHOUT_TOKENS: 'true'
    GIT_AUTHOR_NAME: Belay update
    GIT_AUTHOR_EMAIL: belay-update@noreply.gitlab.com
    GIT_COMMITTER_NAME: Belay update
    GIT_COMMITTER_EMAIL: belay-update@noreply.gitlab.com
  script:
    - |
${folder === '' ? '' : `      cd '${folder.replaceAll("'", "'\\''")}'\n`}      export GIT_CONFIG_COUNT=1
      export GIT_CONFIG_KEY_0="http.$CI_SERVER_URL/.extraheader"
      export GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'oauth2:%s' "$BELAY_PUSH_TOKEN" | base64 | tr -d '\\n')"
      MERGE_REQUESTS="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests"
      ask() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $BELAY_PUSH_TOKEN" "$@"; }
      number() {
        ask "$MERGE_REQUESTS?state=opened&source_branch=$BRANCH" |
          node -p 'JSON.parse(require("fs").readFileSync(0, "utf8"))[0]?.iid ?? ""'
      }
${indented(updateLines(text, folder, CLOSE), 6)}      NUMBER=$(number)
      if [ -n "$NUMBER" ]; then
        ask --request PUT --data-urlencode description@${text} "$MERGE_REQUESTS/$NUMBER"
      else
        ask --data-urlencode "source_branch=$BRANCH" --data-urlencode "target_branch=$CI_DEFAULT_BRANCH" \\
          --data-urlencode 'title=${UPDATE_TITLE}' --data-urlencode description@${text} "$MERGE_REQUESTS"
      fi
`,
  };
}
