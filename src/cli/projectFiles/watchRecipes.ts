/** Recipes that run `belay watch` regularly: a system service, a crontab line, a scheduled job of a CI service. */

export const WATCH_PLACES = ['systemd', 'cron', 'github', 'gitlab'] as const;
export type WatchPlace = (typeof WATCH_PLACES)[number];

interface Watched {
  /** The project's folder, absolute. */
  root: string;
  /** The node that runs Belay, absolute. */
  node: string;
  project: string;
  environment: string | undefined;
}

export interface WatchRecipe {
  /** Path from the project's folder. */
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
function inUnit(path: string): string {
  return path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%');
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
    files: [
      ['.belay/systemd/belay-watch.service', service],
      ['.belay/systemd/belay-watch.timer', timer],
    ],
    next: 'install both: sudo cp .belay/systemd/belay-watch.* /etc/systemd/system/ && sudo systemctl enable --now belay-watch.timer; write User= into the service if it should not run as root',
  };
}

/** Quoted for the shell; cron turns `%` into a new line unless it is escaped. */
function inCrontab(path: string): string {
  return `'${path.replaceAll("'", "'\\''").replaceAll('%', '\\%')}'`;
}

function cron(watched: Watched): WatchRecipe {
  const { root, node } = watched;
  return {
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
  return {
    files: [
      [
        '.github/workflows/belay-watch.yml',
        `# Written by \`belay init --watch github\`. Checks of the machine itself (drift, linked-libraries) check the runner here.
name: Belay watch

on:
  schedule:
    - cron: '*/15 * * * *'
  workflow_dispatch:

concurrency: belay-watch

permissions:
  # Notifications are recorded in git notes, which \`belay sync\` pushes.
  contents: write

jobs:
  watch:
    runs-on: ubuntu-latest
    env:
      GIT_AUTHOR_NAME: Belay watch
      GIT_AUTHOR_EMAIL: belay-watch@users.noreply.github.com
      GIT_COMMITTER_NAME: Belay watch
      GIT_COMMITTER_EMAIL: belay-watch@users.noreply.github.com
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - name: Restore the state of the last round
        uses: actions/cache/restore@v4
        with:
          path: .belay/watch.json
          key: belay-watch-\${{ github.run_id }}
          restore-keys: belay-watch-
      - name: Watch
        run: node ${command(watched)}
      - name: Save the state of this round
        if: always()
        uses: actions/cache/save@v4
        with:
          path: .belay/watch.json
          key: belay-watch-\${{ github.run_id }}
      - name: Push the records
        if: always()
        run: node .belay/belay.mjs sync
`,
      ],
    ],
    next: 'commit it; GitHub runs it every 15 minutes',
  };
}

function gitlab(watched: Watched): WatchRecipe {
  return {
    files: [
      [
        '.gitlab/belay-watch.yml',
        `# Written by \`belay init --watch gitlab\`. Checks of the machine itself (drift, linked-libraries) check the runner here.
belay-watch:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  resource_group: belay-watch
  variables:
    GIT_AUTHOR_NAME: Belay watch
    GIT_AUTHOR_EMAIL: belay-watch@noreply.gitlab.com
    GIT_COMMITTER_NAME: Belay watch
    GIT_COMMITTER_EMAIL: belay-watch@noreply.gitlab.com
  cache:
    key: belay-watch
    paths: [.belay/watch.json]
    when: always
  script:
    - node ${command(watched)}
`,
      ],
    ],
    next: 'add it to .gitlab-ci.yml (include: { local: .gitlab/belay-watch.yml }), and create a pipeline schedule',
  };
}
