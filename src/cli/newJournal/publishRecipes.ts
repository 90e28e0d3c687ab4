/** Recipes that check each change of a journal, and publish its site with `rules.json`. */

import { runsIn } from '../projectFiles/githubParts.ts';
import { ACTIONS } from '../projectFiles/pinnedActions.ts';
import { item, nameOf, type Recipe } from '../projectFiles/recipe.ts';
import { shellWord } from '../shellWord.ts';

export const PUBLISH_KINDS = ['github', 'gitlab', 'folder'] as const;
export type PublishKind = (typeof PUBLISH_KINDS)[number];

/**
 * The recipe for one place.
 *
 * @param folder the journal's folder from the top of its repository, with `/`; empty for the top itself.
 */
export function publishRecipe(kind: PublishKind, folder: string): Recipe {
  switch (kind) {
    case 'github':
      return github(folder);
    case 'gitlab':
      return gitlab(folder);
    case 'folder':
      return {
        file: 'publish.sh',
        next: 'publish with `sh publish.sh DIR`, by hand or from cron',
        text: `#!/bin/sh
# Checks the journal, and builds its site with rules.json into a folder: sh publish.sh DIR
set -eu
out=$(mkdir -p "\${1:?Give the folder to publish into}" && cd "$1" && pwd)
cd "$(dirname "$0")"
npm test
npx belay build --strict --out "$out"
`,
      };
    default:
      return kind satisfies never;
  }
}

function github(folder: string): Recipe {
  const from = folder === '' ? '' : `${folder}/`;
  return {
    file: `.github/workflows/journal${nameOf(folder)}.yml`,
    next: 'choose "GitHub Actions" as the source in Settings, Pages',
    text: `# Checks each change of the journal, and publishes its site with rules.json.
name: Journal

on:
  pull_request:
  push:
    # The branch that is published, by either of its usual names.
    branches: [main, master]
  schedule:
    # Histories of projects (\`history\` in journal.yaml) are read again each night.
    - cron: '40 3 * * *'

permissions: {}

${runsIn(folder, '')}${folder === '' ? '' : '\n'}jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
          # The number of commits tells projects an older rules.json from a newer one.
          fetch-depth: 0
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24
      - run: npm ci
      - name: Check the notes
        run: npx belay lint --strict --report github
      - run: npx belay build --strict
      - uses: ${ACTIONS.uploadPages}
        if: github.event_name != 'pull_request'
        with:
          path: ${JSON.stringify(`${from}dist`)}
  publish:
    if: github.event_name != 'pull_request'
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment: github-pages
    concurrency: pages
    steps:
      - uses: ${ACTIONS.deployPages}
`,
  };
}

function gitlab(folder: string): Recipe {
  const enter = folder === '' ? '' : item(`cd ${shellWord(folder, 'linux')}`);
  const from = folder === '' ? '' : `${folder}/`;
  const report = 'gl-code-quality-report.json';
  return {
    file: folder === '' ? '.gitlab-ci.yml' : `.gitlab/journal${nameOf(folder)}.yml`,
    next:
      folder === ''
        ? 'push, and find the site under Deploy, Pages'
        : `include .gitlab/journal${nameOf(folder)}.yml from .gitlab-ci.yml`,
    text: `# Checks each change of the journal, and publishes its site with rules.json.
journal:
  image: node:24
  timeout: 15 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
${enter}    - npm ci
    # The merge request shows the findings of this file. They are printed as text, too.
    - npx belay lint --strict --report gitlab > ${report} || npx belay lint --strict
  artifacts:
    when: always
    reports:
      codequality: ${JSON.stringify(`${from}${report}`)}

pages:
  image: node:24
  timeout: 15 minutes
  pages:
    publish: ${JSON.stringify(`${from}dist`)}
  variables:
    # The number of commits tells projects an older rules.json from a newer one.
    GIT_DEPTH: 0
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
${enter}    - npm ci
    - npx belay lint --strict
    - npx belay build --strict
`,
  };
}
