import { cp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { commitAll } from '../../gate/testing/deployingProject.ts';
import { incident, temporaryJournal } from '../../journal/testing/temporaryJournal.ts';
import { JOURNAL_VERBS } from '../journalVerbs.ts';
import { keptNotesFolder } from '../keptNotes.ts';
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

test('a named file is checked by what is kept of the others, and every change of them is noticed', async () => {
  const note = (title: string, body: string, more = '') =>
    incident(body, { title, ...(more && { tags: more }) });
  const rules = (day: string) => `\n## Before deploy\n\n- ${day}\n`;
  const log = (error: string) => `\`\`\`log\nERROR ${error}: no space left on /srv/shop\n\`\`\`\n`;
  await using journal = await temporaryJournal({
    'incidents/a.md': note(
      'A',
      `See [b](b.md#why).\n\n${log('DiskFull')}${rules('Is the backup done? Yes.')}`,
    ),
    'incidents/b.md': note('B', `## Why\n\n${log('QueueStuck')}${rules('Is it calm? Yes.')}`),
    'incidents/c.md': note('C', `Text.\n\n${log('NoRoute')}`),
    'checklists/list.md':
      '---\ntitle: List\nappliesTo:\n  projects: [shop]\n---\n\n- [ ] One thing\n',
    'checklists/more.md':
      '---\ntitle: More\nappliesTo:\n  projects: [shop]\n---\n\n- [ ] Another\n',
  });
  const { contentDir, write } = journal;
  const run = async (...args: string[]) =>
    await runInProcess(args, { cwd: contentDir, verbs: JOURNAL_VERBS });
  const lint = async (...files: string[]) => {
    const { stdout } = await run('lint', '--json', ...files);
    return (JSON.parse(stdout) as { diagnostics: { path: string; code: string }[] }).diagnostics;
  };
  const files = ['incidents/a.md', 'incidents/b.md', 'checklists/list.md'];
  const changes: [what: string, make: () => Promise<unknown>][] = [
    ['nothing', async () => {}],
    [
      'the log of another note, as the same',
      () => write('incidents/b.md', note('B', `## Why\n\n${log('DiskFull')}`)),
    ],
    [
      'the own log, seen by a match first',
      async () => {
        await write('incidents/b.md', note('B', `## Why\n\n${log('QueueFull')}`));
        await run('match', '--index');
      },
    ],
    [
      'a heading',
      () =>
        write(
          'incidents/b.md',
          note('B', `## Who\n\n${log('QueueFull')}${rules('Is the backup done? No.')}`),
        ),
    ],
    [
      'broken front matter',
      () => write('incidents/c.md', `---\ntitle: [\n---\n${rules('Is the backup done? No.')}`),
    ],
    [
      'a name',
      () =>
        write(
          'checklists/list.md',
          '---\ntitle: List\nappliesTo:\n  projects: [shp]\n---\n\n- [ ] One thing\n',
        ),
    ],
    [
      'a second use of a name',
      () =>
        write(
          'checklists/third.md',
          '---\ntitle: Third\nappliesTo:\n  projects: [shop]\n---\n\n- [ ] A third\n',
        ),
    ],
    ['a note that is gone', () => rm(path.join(contentDir, 'incidents/b.md'))],
    [
      'a note in its place',
      () =>
        rename(path.join(contentDir, 'incidents/c.md'), path.join(contentDir, 'incidents/b.md')),
    ],
    ['an address that is shared', () => write('incidents/A.md', note('A again', log('Other')))],
    [
      'words of the settings',
      async () => {
        const settings = await readFile(path.join(contentDir, 'journal.yaml'), 'utf8');
        await write('journal.yaml', `${settings}headings:\n  recovery: [Before deploy]\n`);
      },
    ],
    [
      'HTML',
      () =>
        write(
          'incidents/a.md',
          note('A', `<b id="x">See</b> [x](#x) [y](#y).\n\n${log('DiskFull')}`),
        ),
    ],
  ];
  // A file that changed within the last two seconds is always read.
  const start = Date.now();
  const clock = vi.spyOn(Date, 'now');
  try {
    for (const [index, [what, make]] of changes.entries()) {
      await make();
      clock.mockReturnValue(start + 60_000 + index);
      const named: unknown[] = [];
      for (const file of files) {
        const isThere = await stat(path.join(contentDir, file)).catch(() => undefined);
        named.push(isThere ? await lint(file) : []);
      }
      const all = await lint();
      expect(named, what).toEqual(files.map((file) => all.filter((found) => found.path === file)));
    }
    // What only the kept facts can say.
    expect(await lint('incidents/a.md')).not.toContainEqual(
      expect.objectContaining({ code: 'symptoms-background' }),
    );
    const facts = path.join(keptNotesFolder(contentDir), 'facts.json');
    const text = (await readFile(facts, 'utf8')).replace(
      '"incidents/a.md":"fine"',
      '"incidents/a.md":"background"',
    );
    await writeFile(facts, text);
    expect(await lint('incidents/a.md')).toContainEqual(
      expect.objectContaining({ code: 'symptoms-background' }),
    );
  } finally {
    clock.mockRestore();
  }
});

test('a note is read again if a check at the same time has kept it as it was before', async () => {
  const note = (heading: string) => incident(`## ${heading}\n\nText.\n`);
  await using journal = await temporaryJournal({
    'incidents/a.md': incident('See [b](b.md#why).\n'),
    'incidents/b.md': note('Why'),
  });
  const { contentDir, write } = journal;
  const lint = async (...files: string[]) => {
    const asked = { cwd: contentDir, verbs: JOURNAL_VERBS };
    return (await runInProcess(['lint', ...files], asked)).stdout;
  };
  const folder = keptNotesFolder(contentDir);
  // A file that changed within the last two seconds is always read.
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  try {
    await lint();
    await cp(folder, `${folder}-before`, { recursive: true });
    await write('incidents/b.md', note('Who'));
    await lint('incidents/a.md');
    const isNotes = (file: string) => !file.endsWith('facts.json');
    await cp(`${folder}-before`, folder, { recursive: true, filter: isNotes });
    expect(await lint('incidents/a.md')).toContain('incidents/b.md has no heading or rule "why"');
  } finally {
    clock.mockRestore();
  }
});
