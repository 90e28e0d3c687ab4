import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
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
