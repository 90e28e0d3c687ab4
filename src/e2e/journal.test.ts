/** The verbs of the journal's owner: `lint`, `rules` and `new`. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { JOURNAL_VERBS } from '../cli/journalVerbs.ts';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { run } from '../gate/testing/deployingProject.ts';
import { incident, temporaryJournal } from '../journal/testing/temporaryJournal.ts';
import { serializeSchema } from '../rules/schema.ts';

const BELAY = fileURLToPath(new URL('../../scripts/belay.ts', import.meta.url));
const OWN_CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

/** As a person runs it: in a process of its own. Each verb is run so at least once. */
const command = (cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, [BELAY, ...args], cwd, { BELAY_CONTENT: 'content', ...env });

/** The same in this process, which takes a fraction of the time. */
const belay = (cwd: string, args: readonly string[]) =>
  runInProcess(args, {
    cwd,
    env: { ...process.env, BELAY_CONTENT: 'content' },
    verbs: JOURNAL_VERBS,
  });

const LOG = '\n## Log\n\n```log\npostfix/qmgr[812]: fatal: queue file write error\n```\n';
const good = incident(
  '## Before deploy\n\n- Is it on? Yes.\n\n## Log\n\n```log\nupsd[77]: UPS office@localhost lost\n```\n',
);
const bad = incident(`## Before deploy\n\n- Is it on? Sure.\n- Never on a Friday\n${LOG}`, {
  title: 'The mail queue stood still',
});

describe('belay lint', () => {
  test('says where, what is wrong and what to write, and fails on errors', async () => {
    await using journal = await temporaryJournal({ 'incidents/a.md': good, 'incidents/b.md': bad });
    const { code, stdout, stderr } = await command(path.dirname(journal.contentDir), ['lint']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.split('\n')).toEqual([
      'content/incidents/b.md:10:3  error  "Sure." is not an answer  (answer-unknown)',
      expect.stringContaining('write `Yes` or `No`'),
      'content/incidents/b.md:11:3  warning  this item is not a rule, so the gate never asks it  (not-a-rule)',
      expect.stringContaining('`- Is today Friday? No.`'),
      '',
      '1 error, 1 warning',
      '',
    ]);
  });

  test('as JSON holds the same, for a program', async () => {
    await using journal = await temporaryJournal({ 'incidents/b.md': bad });
    const args = ['lint', '--json', '--content', journal.contentDir];
    const { code, stdout } = await belay('/', args);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      { code: 'answer-unknown', severity: 'error', line: 10, column: 3, expected: ['Yes', 'No'] },
      { code: 'not-a-rule', severity: 'warning', line: 11, column: 3 },
    ]);
  });

  test.each([
    [[], 0],
    [['--strict'], 1],
  ])('with %j a warning alone gives %d', async (options, expected) => {
    const text = incident(`## Before deploy\n\n- Never on a Friday\n${LOG}`);
    await using journal = await temporaryJournal({ 'incidents/a.md': text });
    const { code } = await belay('/', ['lint', ...options, '--content', journal.contentDir]);
    expect(code).toBe(expected);
  });

  test('finds no problem in this repository’s own journal', async () => {
    const { code, stdout } = await belay(path.dirname(OWN_CONTENT), ['lint', '--strict']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing to fix')]);
  });
});

describe('belay rules', () => {
  test('writes nothing while there are errors, and leaves the old file as it was', async () => {
    await using journal = await temporaryJournal({ 'incidents/a.md': good });
    const folder = path.dirname(journal.contentDir);
    const file = path.join(folder, 'rules.json');
    expect(await belay(folder, ['rules', '--out', 'rules.json'])).toMatchObject({ code: 0 });
    const before = readFileSync(file, 'utf8');
    expect(JSON.parse(before).rules).toHaveLength(1);
    await journal.write('incidents/b.md', bad);
    const { code, stdout, stderr } = await belay(folder, ['rules', '--out', 'rules.json']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('content/incidents/b.md:10:3  error');
    expect(stderr).toContain('rules.json is as it was');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['content', 'rules.json']);
  });

  test('gives the same bytes in another zone, another locale, and from another folder', async () => {
    const places: [string, NodeJS.ProcessEnv][] = [
      [path.dirname(OWN_CONTENT), { TZ: 'UTC' }],
      ['/', { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
      ['/', { TZ: 'America/Los_Angeles', LC_ALL: 'C' }],
    ];
    const all = await Promise.all(
      places.map(([cwd, env]) => command(cwd, ['rules', '--content', OWN_CONTENT], env)),
    );
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(1);
  });

  test('gives what its JSON Schema describes, and the schema refuses what it does not', async () => {
    const { stdout } = await belay('/', ['rules', '--content', OWN_CONTENT]);
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const schema = JSON.parse(serializeSchema('https://journal.example/rules.schema.json'));
    const validate = ajv.compile(schema);
    const file = JSON.parse(stdout);
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    for (const wrong of [
      { ...file, version: 2 },
      { ...file, extra: 1 },
      { ...file, rules: [{ ...file.rules[0], check: { kind: 'shell', name: 'rm' } }] },
      { ...file, rules: [{ ...file.rules[0], sources: [] }] },
    ]) {
      expect(validate(wrong)).toBe(false);
    }
  });

  test('makes the folder of its file', async () => {
    await using journal = await temporaryJournal({ 'incidents/a.md': good });
    const folder = path.dirname(journal.contentDir);
    const { code } = await belay(folder, ['rules', '--out', 'dist/deep/rules.json']);
    expect([code, existsSync(path.join(folder, 'dist/deep/rules.json'))]).toEqual([0, true]);
  });

  test.each([
    ['somebody’s notes', 'Mine.\n', 'does not contain exported rules'],
    ['other JSON', '{"version":1}', 'does not contain exported rules'],
    [
      'the rules of another journal',
      '{"version":1,"digest":"","rules":[],"journal":{"title":"Other","url":"https://o.example/"}}',
      'contains the rules of another journal, "Other" (https://o.example/)',
    ],
  ])('does not overwrite %s', async (_, text, reason) => {
    await using journal = await temporaryJournal({ 'incidents/a.md': good });
    const folder = path.dirname(journal.contentDir);
    writeFileSync(path.join(folder, 'there'), text);
    const { code, stderr } = await belay(folder, ['rules', '--out', 'there']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
    expect(readFileSync(path.join(folder, 'there'), 'utf8')).toBe(text);
  });

  test('says in a sentence that a file cannot be written', async () => {
    await using journal = await temporaryJournal({ 'incidents/a.md': good });
    const folder = path.dirname(journal.contentDir);
    writeFileSync(path.join(folder, 'taken'), '');
    const { code, stderr } = await belay(folder, ['rules', '--out', 'taken/rules.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^belay: .*taken\/rules\.json cannot be used: not a directory/);
  });
});

describe('belay new', () => {
  test.each([
    ['incident', 'The mail queue "stood" still: 100 %', /^content\/incidents\/\d{4}-\d\d-the-/],
    ['incident', 'Ödeme İstanbul’da durdu', /^content\/incidents\/\d{4}-\d\d-ödeme-/],
    ['checklist', '# 3: renew, then -- restart', /^content\/checklists\/3-renew-/],
  ])('%s "%s" makes a note that passes lint, once', async (kind, title, expected) => {
    await using journal = await temporaryJournal({ 'incidents/a.md': good });
    const folder = path.dirname(journal.contentDir);
    const made = await command(folder, ['new', kind, title]);
    expect(made).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(expected) });
    const file = path.join(folder, made.stdout.trim());
    const text = readFileSync(file, 'utf8');
    const lint = await belay(folder, ['lint']);
    expect([lint.code, lint.stdout]).toEqual([0, expect.not.stringContaining('error')]);
    writeFileSync(file, `${text}\nMine.\n`);
    const again = await belay(folder, ['new', kind, title]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('exists already')]);
    expect(readFileSync(file, 'utf8')).toBe(`${text}\nMine.\n`);
  });

  test.each([
    [['new']],
    [['new', 'incident']],
    [['new', 'incident', '!?']],
    [['new', 'incident', 'Two', 'words']],
    [['new', 'accident', 'A title']],
  ])('%j is bad usage, and makes nothing', async (args) => {
    await using journal = await temporaryJournal({});
    const folder = path.dirname(journal.contentDir);
    expect(await belay(folder, args)).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(path.join(journal.contentDir, 'incidents'))).toBe(false);
  });
});
