/** Recipes that run `belay watch` regularly: a system service, a crontab line, a scheduled job of a CI service. */

import path from 'node:path';
import { checkOut, gitIdentity, indented, runsIn, tokenForGit } from './githubParts.ts';
import { ACTIONS } from './pinnedActions.ts';
import { nameOf } from './recipe.ts';

export const WATCH_PLACES = ['systemd', 'cron', 'github', 'gitlab'] as const;
export type WatchPlace = (typeof WATCH_PLACES)[number];

interface Watched {
  /** The project's folder, absolute. */
  root: string;
  /** The project's folder from the top of the repository, with `/`; empty for the top itself. */
  folder: string;
  /** The node that runs Belay, absolute. */
  node: string;
  project: string;
  environment: string | undefined;
}

export interface WatchRecipe {
  /** Where the paths start: the project's folder, or the top of the repository, where CI services read recipes. */
  from: 'project' | 'repository';
  files: readonly (readonly [file: string, text: string])[];
  /** What is left to do. */
  next: string;
}

/** The recipe for one place. */
export function watchRecipe(place: WatchPlace, watched: Watched): WatchRecipe {
  switch (place) {
    case 'systemd':
      return systemd(watched);
    case 'cron':
      return cron(watched);
    case 'github':
      return github(watched);
    case 'gitlab':
      return gitlab(watched);
    default:
      return place satisfies never;
  }
}

function command({ environment }: Watched): string {
  return `.belay/belay.mjs watch --once${environment === undefined ? '' : ` --environment ${environment}`}`;
}

/** A path in a systemd unit: `%` begins a specifier there, and quotes protect spaces. */
function inUnit(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%');
}

function systemd(watched: Watched): WatchRecipe {
  const { root, node, project } = watched;
  const service = `# Written by \`belay init --watch systemd\`.
[Unit]
Description=Belay watches ${inUnit(project)}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory=${inUnit(root)}
ExecStart="${inUnit(node)}" ${command(watched)}
# Exit code 1: a rule fails, and people were notified. The watch itself worked.
SuccessExitStatus=1
TimeoutStartSec=30min

`;
  const timer = `# Written by \`belay init --watch systemd\`.
[Unit]
Description=Belay watches ${inUnit(project)} every five minutes

[Timer]
OnBootSec=1min
OnUnitInactiveSec=5min

[Install]
WantedBy=timers.target
`;
  return {
    from: 'project',
    files: [
      ['.belay/systemd/belay-watch.service', service],
      ['.belay/systemd/belay-watch.timer', timer],
    ],
    next: 'install both: sudo cp .belay/systemd/belay-watch.* /etc/systemd/system/ && sudo systemctl enable --now belay-watch.timer; write User= into the service if it should not run as root',
  };
}

/** Quoted for the shell; cron turns `%` into a new line unless it is escaped. */
function inCrontab(text: string): string {
  return `'${text.replaceAll("'", "'\\''").replaceAll('%', '\\%')}'`;
}

function cron(watched: Watched): WatchRecipe {
  const { root, node } = watched;
  return {
    from: 'project',
    files: [
      [
        '.belay/watch.crontab',
        `# Written by \`belay init --watch cron\`. Cron mails the output.\n*/5 * * * * cd ${inCrontab(root)} && ${inCrontab(node)} ${command(watched)}\n`,
      ],
    ],
    next: 'add its line to your crontab: (crontab -l; cat .belay/watch.crontab) | crontab -',
  };
}

function github(watched: Watched): WatchRecipe {
  const { folder } = watched;
  const name = `belay-watch${nameOf(folder)}`;
  const state = path.posix.join(folder, '.belay/watch.json');
  return {
    from: 'repository',
    files: [
      [
        `.github/workflows/${name}.yml`,
        `# Written by \`belay init --watch github\`. Checks of the machine itself (drift, linked-libraries) check the runner here.
name: Belay watch${folder === '' ? '' : ` ${folder}`}

on:
  schedule:
    - cron: '*/15 * * * *'
  workflow_dispatch:

concurrency: ${name}

permissions: {}

jobs:
  watch:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      # Notifications are recorded in git notes, which \`belay sync\` pushes. Only its step gets the token.
      contents: write
${runsIn(folder, '    ')}    env:
${gitIdentity('Belay watch', 'belay-watch@users.noreply.github.com')}    steps:
${checkOut()}      - name: Restore the state of the last round
        uses: ${ACTIONS.cacheRestore}
        with:
          path: ${state}
          key: ${name}-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: ${name}-
      - name: Watch
        # Exit code 1: a rule fails, and people were notified. The watch itself worked.
        run: node ${command(watched)} || [ $? -eq 1 ]
      - name: Save the state of this round
        if: always()
        uses: ${ACTIONS.cacheSave}
        with:
          path: ${state}
          key: ${name}-\${{ github.run_id }}-\${{ github.run_attempt }}
      - name: Push the records
        if: always()
        run: |
${indented([...tokenForGit('GH_TOKEN'), 'node .belay/belay.mjs sync'], 10)}        env:
          GH_TOKEN: \${{ github.token }}
`,
      ],
    ],
    next: 'commit it; GitHub runs it every 15 minutes',
  };
}

function gitlab(watched: Watched): WatchRecipe {
  const { folder } = watched;
  const name = `belay-watch${nameOf(folder)}`;
  const file = `.gitlab/${name}.yml`;
  const enter = folder === '' ? '' : `    - cd '${folder.replaceAll("'", "'\\''")}'\n`;
  return {
    from: 'repository',
    files: [
      [
        file,
        `# Written by \`belay init --watch gitlab\`. Checks of the machine itself (drift, linked-libraries) check the runner here.
# Messages are recorded in git notes: let job tokens push to this repository (Settings, CI/CD, Job token permissions).
${name}:
  image: node:24
  timeout: 30 minutes
  allow_failure:
    # A rule fails, and people were notified. The watch itself worked.
    exit_codes: 1
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  resource_group: ${name}
  variables:
    GIT_AUTHOR_NAME: Belay watch
    GIT_AUTHOR_EMAIL: belay-watch@noreply.gitlab.com
    GIT_COMMITTER_NAME: Belay watch
    GIT_COMMITTER_EMAIL: belay-watch@noreply.gitlab.com
  cache:
    key: ${name}
    paths: [${JSON.stringify(path.posix.join(folder, '.belay/watch.json'))}]
    when: always
  script:
${enter}    - node ${command(watched)}
  after_script:
${enter}    - |
      GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="http.$CI_SERVER_URL/.extraheader" GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'gitlab-ci-token:%s' "$CI_JOB_TOKEN" | base64 | tr -d '\\n')" node .belay/belay.mjs sync
`,
      ],
    ],
    next: `add it to .gitlab-ci.yml (include: { local: ${file} }), and create a pipeline schedule`,
  };
}
