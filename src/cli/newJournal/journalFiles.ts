/** The files of a new journal. */
import { stringify } from 'yaml';
import { slugOf } from '../../rules/ruleId.ts';
import { type Settings, typedValue } from './journalSettings.ts';

/** YAML editors check and complete the fields by this schema. */
const SCHEMA_LINE =
  '# yaml-language-server: $schema=../node_modules/belay/schemas/journal.schema.json\n';

/** The contents of the files, by path. */
export function journalFiles(settings: Settings, belay: string): Record<string, string> {
  return {
    'package.json': packageJson(settings, belay),
    '.gitignore': IGNORED,
    'README.md': readme(settings),
    'content/journal.yaml': SCHEMA_LINE + journalYaml(settings),
    'content/checklists/release.md': RELEASE,
  };
}

function journalYaml({ title, url, author, country, region, weekend, ...rest }: Settings): string {
  return stringify({
    title,
    url,
    author,
    timeZone: rest['time-zone'],
    country,
    ...(region !== undefined && { region }),
    weekend: typedValue('weekend', weekend),
    vacations: [],
  });
}

function packageJson({ title }: Settings, belay: string): string {
  const manifest = {
    name: slugOf(title).replaceAll(/[^a-z0-9-]+/g, '') || 'journal',
    private: true,
    type: 'module',
    engines: { node: '>=22.12' },
    scripts: {
      start: 'belay start',
      dev: 'belay dev',
      build: 'belay build',
      test: 'belay lint --strict',
      belay: 'belay',
    },
    devDependencies: { belay },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const IGNORED = `node_modules/
dist/
# Logs next to notes are part of the journal.
!content/**/*.log
`;

const RELEASE = `---
title: Release
summary: The four questions before every release.
tags: [release]
---

- Is today the last working day of the week? No. \`calendar last-working-day-of-week\`

  What breaks on the last working day has to be repaired on a day off.

- Is there any problem with the unit tests? No. \`command unit-tests\`

- Are all changes confirmed by the product manager, in the staging server? Yes. \`person product-manager\`

- Is today the first day after the vacation? Yes (so, don't touch it.) \`calendar first-working-day-after-vacation\`

  The servers kept running while you were away. First read what changed on them.
`;

function readme({ title }: Settings): string {
  return `# ${title}

An engineering journal, made with Belay. Notes are in \`content/\`: \`incidents/\` and \`checklists/\`; \`content/journal.yaml\`
has the settings.

It needs Node 22.12 or later.

| type | to |
| --- | --- |
| \`npm install\` | install Belay, once; commit \`package-lock.json\` |
| \`npm start\` | build the site and open it |
| \`npm run dev\` | write, and see problems on each save |
| \`npx belay new incident "The mail queue stood still"\` | begin a note |
| \`npm test\` | check all notes |
| \`npx belay init ../shop\` | make a project ask these rules before each deploy |

A rule is a list item under a heading \`Before deploy\` or \`After deploy\`:

    - Is there any problem with the unit tests? No. \`command unit-tests\`

Before you publish, write the site's address into \`url\` in \`content/journal.yaml\`, and your vacations into \`vacations\`.
`;
}
