import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commitAll } from '../../gate/testing/deployingProject.ts';
import { incident, temporaryJournal } from '../../journal/testing/temporaryJournal.ts';
import { JOURNAL_VERBS } from '../journalVerbs.ts';
import { runInProcess } from '../testing/runInProcess.ts';

const LOG = '```log\nERROR DiskFull: no space left on /srv/shop\n```\n';

test('a file is checked against the current state of the other notes', async () => {
  const asking = incident(
    `See [the list](../checklists/release.md#by-hand).\n\n${LOG}\n## Before deploy\n\n- Is the backup done? Yes.\n`,
  );
  const checklist = (heading: string, answer: string) =>
    `---\ntitle: Release\nsummary: By hand.\n---\n\n## ${heading}\n\n- Is the backup done? ${answer}.\n`;
  await using journal = await temporaryJournal({
    'incidents/a.md': asking,
    'checklists/release.md': checklist('By hand', 'Yes'),
  });
  const lint = async () => {
    const { stdout } = await runInProcess(['lint', 'content/incidents/a.md', '--json'], {
      cwd: path.dirname(journal.contentDir),
      verbs: JOURNAL_VERBS,
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
    return diagnostics.map(({ code }) => code);
  };
  expect(await lint()).toEqual([]);
  expect(await lint()).toEqual([]);

  await journal.write('checklists/release.md', checklist('By two hands', 'Yes'));
  expect(await lint()).toEqual(['link-broken']);
  await journal.write('checklists/release.md', checklist('By hand', 'No'));
  expect(await lint()).toEqual(['answer-conflict']);
  await rm(path.join(journal.contentDir, 'checklists/release.md'));
  expect(await lint()).toEqual(['link-broken']);
  await journal.write('checklists/release.md', checklist('By hand', 'Yes'));
  await journal.write('incidents/b.md', incident(LOG));
  expect(await lint()).toEqual(['symptoms-alike']);
  await journal.write('incidents/a.md', incident('No log.'));
  expect(await lint()).toEqual(['symptoms-missing']);
});

test('an overdue follow-up is a warning of --strict only, and never an error', async () => {
  const tasks =
    '- [ ] Replace the wheel (by 2026-01-12)\n- [x] Done (by 2026-01-12)\n- [ ] Oil it\n';
  await using journal = await temporaryJournal({
    'incidents/a.md': incident(`${LOG}\n## Follow-ups\n\n${tasks}`),
  });
  const lint = (now: string, ...args: string[]) =>
    runInProcess(['lint', '--content', journal.contentDir, ...args], {
      cwd: journal.contentDir,
      verbs: JOURNAL_VERBS,
      now: () => new Date(now),
    });
  // In Istanbul, 12 January is over three hours before it is in UTC.
  const [before, after] = ['2026-01-12T20:59:00Z', '2026-01-12T21:01:00Z'];
  expect((await lint(before, '--strict')).stdout).toContain('nothing to fix');
  expect((await lint(after)).stdout).toContain('nothing to fix');
  const { code, stdout } = await lint(after, '--strict');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /a\.md:\d+:1 {2}warning {2}this follow-up was due on 2026-01-12: Replace/,
    ),
  ]);
  expect(stdout).toContain('\n1 warning\n');
});

test('a renamed note is given its former address, until it has it', async () => {
  await using journal = await temporaryJournal({
    'incidents/old-name.md': incident(LOG),
    'incidents/other.md': incident('ERROR Another thing is wrong'),
  });
  const root = path.dirname(journal.contentDir);
  const lint = async (...args: string[]) => {
    const { code, stderr } = await runInProcess(['lint', ...args], {
      cwd: root,
      verbs: JOURNAL_VERBS,
    });
    expect(code).toBe(args.includes('--strict') ? 1 : 0);
    return stderr.replace('Journal: content\n', '');
  };
  expect(await lint()).toBe('');
  commitAll(root);
  const inContent = (name: string) => path.join(journal.contentDir, 'incidents', name);
  await rename(inContent('old-name.md'), inContent('new-name.md'));
  commitAll(root);
  await rename(inContent('new-name.md'), inContent('newest-name.md'));
  commitAll(root);
  const hint = (former: string) =>
    `hint: content/incidents/newest-name.md was incidents/${former}/ before. To keep links to it, add to its front matter: aliases: [incidents/${former}/]\n`;
  // The other note has a warning, for which alone --strict fails.
  expect(await lint('--strict')).toBe(hint('new-name') + hint('old-name'));
  expect(await lint('content/incidents/newest-name.md')).toBe('');
  const aliases = 'aliases: [incidents/new-name/, old-name]\n';
  await journal.write(
    'incidents/newest-name.md',
    incident(LOG).replace('---\n', `---\n${aliases}`),
  );
  expect(await lint()).toBe('');
});

test('a check of one file reports what a check of the whole journal reports of it, after every change', async () => {
  const note = (day: string, more: string) => incident(`${more}\n\n## Before deploy\n\n- ${day}\n`);
  await using journal = await temporaryJournal({
    'incidents/a.md': note(
      'Is the backup done? Yes.',
      `See [b](b.md#why) and ![x](x.png).\n\n${LOG}`,
    ),
    'incidents/b.md': note('Is it calm? Yes.', '## Why'),
    'checklists/list.md':
      '---\ntitle: List\nappliesTo:\n  projects: [shop]\n---\n\n- [ ] One thing\n',
  });
  const cwd = path.dirname(journal.contentDir);
  const diagnostics = async (...files: string[]) => {
    const { stdout } = await runInProcess(['lint', '--json', ...files], {
      cwd,
      verbs: JOURNAL_VERBS,
    });
    return (JSON.parse(stdout) as { diagnostics: { path: string }[] }).diagnostics;
  };
  const files = ['incidents/a.md', 'incidents/b.md', 'checklists/list.md'].map(
    (file) => `content/${file}`,
  );
  const changes: [file: string, text: string | undefined][] = [
    ['incidents/b.md', note('Is the backup done? No.', '## Why')],
    ['incidents/b.md', note('Is the backup done? Yes.', '## Who')],
    ['incidents/b.md', note('Is the backup done? Sure.', LOG)],
    ['incidents/b.md', `---\ntitle: [\n---\n\n## Before deploy\n\n- Is the backup done? No.\n`],
    ['incidents/b.md', note('~~Is the backup done? Yes.~~', `## Why\n\n${LOG}`)],
    [
      'checklists/list.md',
      '---\ntitle: List\nappliesTo:\n  projects: [shp]\n---\n\nNothing yet.\n',
    ],
    ['x.png', 'a picture'],
    ['incidents/b/index.md', note('Is it late? No.', LOG)],
  ];
  for (const [file, text] of changes) {
    await journal.write(file, text ?? '');
    const all = await diagnostics();
    for (const each of files) {
      expect(await diagnostics(each)).toEqual(all.filter((found) => found.path === each));
    }
  }
});
