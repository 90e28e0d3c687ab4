import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  incident,
  JOURNAL_YAML,
  temporaryJournal,
} from '../../journal/testing/temporaryJournal.ts';
import { cacheDirOf } from '../../site/journal/cacheDir.ts';
import { keptJournal } from './keptJournal.ts';
import { readMatchedJournal } from './readMatchedJournal.ts';

const note = (error: string, summary = 'It was full.') =>
  incident(`\`\`\`log\nERROR ${error}: it failed\n\`\`\`\n\n## Recovery\n\n1. [ ] Restart it\n`, {
    summary,
  });

test('what is kept of a journal is what its notes and settings say now', async () => {
  await using journal = await temporaryJournal({
    'incidents/a.md': note('DiskFull'),
    'incidents/b.md': note('QueueStuck'),
  });
  const { contentDir, write } = journal;
  const change: [what: string, () => Promise<void>][] = [
    ['a log', () => write('incidents/a.md', note('DiskFail'))],
    ['a summary', () => write('incidents/a.md', note('DiskFail', 'It was old.'))],
    ['a new note', () => write('incidents/c.md', note('NoRoute'))],
    ['a note that is gone', () => rm(path.join(contentDir, 'incidents/b.md'))],
    ['an address', () => write('journal.yaml', JOURNAL_YAML.replace('journal.', 'other.'))],
    ['a word', () => write('journal.yaml', `${JOURNAL_YAML}headings:\n  recovery: [Restore]\n`)],
  ];
  let before = await keptJournal(contentDir);
  for (const [what, make] of change) {
    await make();
    const [first, again] = [await keptJournal(contentDir), await keptJournal(contentDir)];
    expect(first, what).toEqual((await readMatchedJournal(contentDir)).journal);
    expect(again, what).toEqual(first);
    if (what !== 'a word') expect(first, what).not.toEqual(before);
    before = first;
  }

  const file = path.join(cacheDirOf(contentDir), 'match.json');
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, -20));
  expect(await keptJournal(contentDir), 'a file that was cut off').toEqual(before);
});

test('files in the same state are not read, and each change is noticed', async () => {
  const calendar = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n';
  const settings = `${JOURNAL_YAML}vacations: [team.ics]\nheadings:\n  recovery: [Recovery, Restore]\n`;
  await using journal = await temporaryJournal({
    'journal.yaml': settings,
    'team.ics': calendar,
    'incidents/a.md': note('DiskFull').replace('## Recovery', '## Restore'),
  });
  const { contentDir, write } = journal;
  const file = path.join(cacheDirOf(contentDir), 'match.json');
  // A file that changed within the last two seconds is always read.
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
  try {
    await keptJournal(contentDir);
    // An answer that only the kept file can give.
    const kept = (await readFile(file, 'utf8')).replaceAll('It was full', 'It was kept');
    await writeFile(file, kept);
    expect(JSON.stringify(await keptJournal(contentDir))).toContain('It was kept');
    const changes: [what: string, () => Promise<void>][] = [
      [
        'the same size',
        () => write('incidents/a.md', note('DiskFail').replace('## Recovery', '## Restore')),
      ],
      ['a broken calendar', () => write('team.ics', 'no calendar')],
      ['a good calendar', () => write('team.ics', calendar)],
      ['a new note', () => write('incidents/b.md', note('NoRoute'))],
      [
        'a note in place of another',
        () =>
          rename(path.join(contentDir, 'incidents/b.md'), path.join(contentDir, 'incidents/a.md')),
      ],
    ];
    for (const [what, make] of changes) {
      await make();
      const { journal } = await readMatchedJournal(contentDir);
      expect(await keptJournal(contentDir), what).toEqual(journal);
      expect(await keptJournal(contentDir), what).toEqual(journal);
    }
  } finally {
    clock.mockRestore();
  }
});
