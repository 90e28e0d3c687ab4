import { rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportRules, serializeRules } from './export/exportRules.ts';
import { loadJournal } from './loadJournal.ts';
import { incident, temporaryJournal } from './testing/temporaryJournal.ts';

/** Loads a journal and lists what is wrong with it: `incidents/a.md:3:7 front-matter`. */
async function findings(
  files: Record<string, string | Uint8Array>,
  depth: 'rules' | 'pages' = 'rules',
): Promise<string[]> {
  await using journal = await temporaryJournal(files);
  const { diagnostics } = await loadJournal({ contentDir: journal.contentDir, depth });
  return diagnostics.map(
    ({ path: file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );
}

describe('front matter', () => {
  test.each<[string, string, string[]]>([
    ['nothing at all', '', ['1:1']],
    ['only blanks', '\n\n  \n', ['1:1']],
    ['no fence', '# Title\n', ['1:1']],
    ['no end', '---\ntitle: A\n', ['1:1']],
    ['not YAML', '---\ntitle: [a\n---\n', ['3:1']],
    ['a text instead of fields', '---\njust words\n---\n', ['2:1']],
    ['a tab for indentation', '---\nappliesTo:\n\tprojects: [a]\n---\n', ['3:1']],
    ['a duplicate key', incident('').replace('severity', 'title: B\nseverity'), ['4:1']],
    ['a missing field', incident('').replace(/severity: .*\n/, ''), ['2:1']],
    ['a wrong type', incident('', { title: '[a, b]' }), ['2:8']],
    ['a value that is none of the expected', incident('', { severity: 'high' }), ['4:11']],
    ['an unknown field', incident('', { sumary: 'x' }), ['6:1']],
    ['a date that does not exist', incident('', { date: '2023-02-30' }), ['3:7']],
    ['a time that does not exist', incident('', { date: '2023-02-03T24:01Z' }), ['3:7']],
    ['an end before the start', incident('', { resolved: '2019-06-23' }), ['6:11']],
    ['both ends', incident('', { resolved: '2019-06-25', duration: '1h' }), ['7:11']],
    ['a duration that is none', incident('', { duration: 'an hour' }), ['6:11']],
    ['a wrong type deep inside', incident('', { appliesTo: '{ projects: shop }' }), ['6:24']],
  ])('%s is found at its place', async (_, text, places) => {
    expect(await findings({ 'incidents/a.md': text })).toEqual(
      places.map((place) => `incidents/a.md:${place} front-matter`),
    );
  });

  test('all problems of a note are reported at once, those of its rules included', async () => {
    const text = `${incident('## Before deploy\n\n- Is it? Sure.\n', { severity: 'high' })}`;
    expect(await findings({ 'incidents/a.md': text })).toEqual([
      'incidents/a.md:4:11 front-matter',
      'incidents/a.md:10:3 answer-unknown',
    ]);
  });

  test('lines count from the top of the file with CRLF and a byte order mark', async () => {
    const text = `\uFEFF${incident('## Before deploy\n\n- Is it? Sure.\n')}`.replaceAll(
      '\n',
      '\r\n',
    );
    expect(await findings({ 'incidents/a.md': text, 'incidents/b.mdx': text })).toEqual([
      'incidents/a.md:10:3 answer-unknown',
      'incidents/b.mdx:10:3 answer-unknown',
    ]);
  });
});

describe('files', () => {
  test.each<[string, Record<string, string | Uint8Array>, string[]]>([
    [
      'five megabytes',
      { 'incidents/a.md': `${incident('')}${'word '.repeat(1024 * 1024)}` },
      ['incidents/a.md:1:1 file-too-large'],
    ],
    [
      'twenty thousand list items',
      { 'incidents/a.md': incident('- x\n'.repeat(20_000)) },
      ['incidents/a.md:10007:3 note-too-complex'],
    ],
    [
      'bytes that are no UTF-8',
      { 'incidents/a.md': Buffer.from([...Buffer.from('---\ntitle: '), 0xff, 0x0a]) },
      ['incidents/a.md:2:8 file-not-utf8'],
    ],
    [
      'MDX that does not parse',
      { 'incidents/a.mdx': incident('One\n\nTwo {\n') },
      ['incidents/a.mdx:10:6 note-syntax'],
    ],
    [
      'two notes with one address',
      { 'incidents/a.md': incident(''), 'incidents/A.mdx': incident('') },
      ['incidents/a.md:1:1 address-shared'],
    ],
    [
      'a note in no collection',
      { 'incident/a.md': incident(''), 'incidents/a.markdown': incident('') },
      ['incident/a.md:1:1 note-not-read', 'incidents/a.markdown:1:1 note-not-read'],
    ],
    ['drafts and hidden files', { 'incidents/_a.md': 'x', 'incidents/.b.md': 'x' }, []],
    [
      'no journal.yaml fields',
      { 'journal.yaml': '' },
      Array(4).fill('journal.yaml:1:1 journal-config'),
    ],
    [
      'a time zone that does not exist',
      {
        'journal.yaml': 'title: A\nurl: https://a.example\ntimeZone: Europe/Ankara\ncountry: TR\n',
      },
      ['journal.yaml:3:11 journal-config'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await findings(files)).toEqual(expected);
  });

  test('a link out of the content folder is not followed, one within it is', async () => {
    await using journal = await temporaryJournal({ 'incidents/a.md': incident('') });
    const { contentDir } = journal;
    const outside = path.join(path.dirname(contentDir), 'outside.md');
    await writeFile(outside, incident('', { title: 'Outside' }));
    await symlink(outside, path.join(contentDir, 'incidents/out.md'));
    await symlink(path.join(contentDir, 'nowhere.md'), path.join(contentDir, 'incidents/gone.md'));
    await symlink('a.md', path.join(contentDir, 'incidents/in.md'));
    const { notes, diagnostics } = await loadJournal({ contentDir, depth: 'rules' });
    expect(notes.map((note) => note.path)).toEqual(['incidents/a.md', 'incidents/in.md']);
    expect(diagnostics.map(({ path: file, code }) => `${file} ${code}`)).toEqual([
      'incidents/gone.md link-outside',
      'incidents/out.md link-outside',
    ]);
  });

  test("the exported rules do not depend on the place or name of the journal's folder", async () => {
    await using journal = await temporaryJournal({
      'checklists/release.md':
        '---\ntitle: Release\nsummary: Before each.\n---\n\n- Is [it](/incidents/a.md) on? Yes.\n',
      'incidents/a.md': incident('## Before deploy\n\n- Is it on? Yes.\n'),
    });
    const exported = async (contentDir: string) => {
      const { config, rules } = await loadJournal({ contentDir, depth: 'rules' });
      if (!config) throw new Error('The journal has no settings.');
      return serializeRules(exportRules(config, rules, 2026));
    };
    const before = await exported(journal.contentDir);
    const elsewhere = path.join(path.dirname(journal.contentDir), 'Notizen (neu)');
    await rename(journal.contentDir, elsewhere);
    expect(await exported(elsewhere)).toBe(before);
    const paths = JSON.parse(before).rules[0].sources.map(
      (source: { path: string }) => source.path,
    );
    expect(paths).toEqual(['checklists/release.md', 'incidents/a.md']);
  });

  test('a folder that is not there is an error that names it', async () => {
    await expect(loadJournal({ contentDir: '/nowhere/content', depth: 'rules' })).rejects.toThrow(
      '/nowhere/content',
    );
  });
});

describe('rules of several notes', () => {
  const stage = (items: string) => `## Before deploy\n\n${items}\n`;
  const note = (items: string, fields = {}) => incident(stage(items), fields);

  test('the same question in two notes is one rule with two sources', async () => {
    await using journal = await temporaryJournal({
      'incidents/b.md': note('- Is it on? Yes. `command on`', {
        appliesTo: '{ projects: [shop] }',
      }),
      'incidents/a.md': note('- Is it **on**? No (so, wait). `warn`', { title: 'First' }),
      'checklists/c.md': '---\ntitle: List\nsummary: All.\n---\n\n- Is it on? Yes (really).\n',
    });
    // "No (so, wait)" expects yes: the same answer in another dress.
    const { rules, diagnostics } = await loadJournal({
      contentDir: journal.contentDir,
      depth: 'rules',
    });
    expect(diagnostics).toEqual([]);
    expect(rules).toEqual([
      {
        id: 'is-it-on',
        stage: 'before-deploy',
        text: 'Is it on?',
        expect: 'yes',
        level: 'stop',
        status: 'active',
        check: { kind: 'command', name: 'on' },
        because: 'wait',
        remark: 'really',
        sources: [
          {
            path: 'checklists/c.md',
            line: 6,
            column: 3,
            title: 'List',
            url: 'https://journal.example/checklists/c/#rule-is-it-on',
            appliesTo: {},
          },
          {
            path: 'incidents/a.md',
            line: 10,
            column: 3,
            title: 'First',
            date: '2019-06-24',
            severity: 'sev2',
            url: 'https://journal.example/incidents/a/#rule-is-it-on',
            appliesTo: {},
          },
          {
            path: 'incidents/b.md',
            line: 11,
            column: 3,
            title: 'The workers died',
            date: '2019-06-24',
            severity: 'sev2',
            url: 'https://journal.example/incidents/b/#rule-is-it-on',
            appliesTo: { projects: ['shop'] },
          },
        ],
      },
    ]);
  });

  test.each<[string, string, string, string]>([
    ['opposite answers', '- Is it on? Yes.', '- Is it on? No.', 'answer-conflict'],
    [
      'an answer and its consequence',
      '- Is it on? Yes.',
      '- Is it on? Yes (so, wait).',
      'answer-conflict',
    ],
    ['two texts under one id', '- Is it C? Yes.', '- Is it C++? Yes.', 'id-conflict'],
    ['one pinned id', '- Is it on? Yes. `id=x`', '- Is it off? Yes. `id=x`', 'id-conflict'],
    ['two checks', '- Is it? Yes. `command a`', '- Is it? Yes. `command b`', 'check-conflict'],
  ])('%s are an error at both places', async (_, a, b, rule) => {
    expect(await findings({ 'incidents/a.md': note(a), 'incidents/b.md': note(b) })).toEqual([
      `incidents/a.md:10:3 ${rule}`,
      `incidents/b.md:10:3 ${rule}`,
    ]);
  });

  test('two stages are an error', async () => {
    const files = {
      'incidents/a.md': note('- Is it on? Yes.'),
      'incidents/b.md': incident('## After deploy\n\n- Is it on? Yes.\n'),
    };
    expect(await findings(files)).toEqual([
      'incidents/a.md:10:3 stage-conflict',
      'incidents/b.md:10:3 stage-conflict',
    ]);
  });

  test('a rule retired in one note and asked by another is asked, with a warning', async () => {
    await using journal = await temporaryJournal({
      'incidents/a.md': note('- ~~Is it on? No.~~'),
      'incidents/b.md': note('- Is it on? Yes.'),
    });
    const { rules, diagnostics } = await loadJournal({
      contentDir: journal.contentDir,
      depth: 'rules',
    });
    expect(
      rules.map(({ status, expect: answer, sources }) => [status, answer, sources.length]),
    ).toEqual([['active', 'yes', 1]]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['retired-elsewhere-active', 'warning'],
    ]);
  });

  test('letters that differ only in Turkish, or by direction of writing, have ids of their own', async () => {
    await using journal = await temporaryJournal({
      'incidents/a.md': note(
        '- Isı? Yes.\n- ısı? Yes.\n- İsi? Yes.\n- isi? Yes.\n- האם הגיבוי הושלם? Yes.\n- هل تم النسخ؟ Yes.',
      ),
    });
    const { rules, diagnostics } = await loadJournal({
      contentDir: journal.contentDir,
      depth: 'rules',
    });
    expect(diagnostics).toEqual([]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(6);
  });
});

test('the rules are the same whether or not pages are made, prose and all', async () => {
  const contentDir = path.resolve(import.meta.dirname, '../../content');
  const [rules, pages] = await Promise.all([
    loadJournal({ contentDir, depth: 'rules' }),
    loadJournal({ contentDir, depth: 'pages' }),
  ]);
  expect(rules.rules.length).toBeGreaterThan(20);
  expect(rules.rules).toEqual(pages.rules);
  expect(rules.diagnostics).toEqual(pages.diagnostics);
});

describe('links from note to note', () => {
  const target = incident('## Why\n\n## Before deploy\n\n- Is it on? Yes.\n');

  test('become addresses of pages, relative to the page', async () => {
    await using journal = await temporaryJournal({
      'incidents/a.md': incident(
        '[one](b.md#why) [two](../checklists/C.md) [three][3] [web](https://a.example/b.md)\n\n[3]: ./b.md#rule-is-it-on\n',
      ),
      'incidents/b.md': target,
      'checklists/C.md': '---\ntitle: C\nsummary: All.\n---\n',
    });
    const { notes, diagnostics } = await loadJournal({
      contentDir: journal.contentDir,
      depth: 'pages',
    });
    expect(diagnostics).toEqual([]);
    const html = notes.find(({ path: file }) => file === 'incidents/a.md')?.html ?? '';
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '../../incidents/b/#why',
      '../../checklists/c/',
      '../../incidents/b/#rule-is-it-on',
      'https://a.example/b.md',
    ]);
  });

  test.each([
    [
      'a page of the site that is not there',
      '[b](/tags/nope/)',
      ['incidents/a.md:8:1 link-broken'],
    ],
    [
      'pages and files of the site',
      '[a](/match/) [b](/years/2019/) [c](/feed.xml) [d](/tags/)',
      [],
    ],
    ['a note that is not there', '[b](bb.md)', ['incidents/a.md:8:1 link-broken']],
    ['a heading that is not there', '[b](b.md#wy)', ['incidents/a.md:8:1 link-broken']],
    ['a rule that is not there', '[b](b.md#rule-is-it-off)', ['incidents/a.md:8:1 link-broken']],
    ['what is there', '[b](b.md#why) [c](b.md#rule-is-it-on)', []],
  ])('%s', async (_, body, expected) => {
    const files = { 'incidents/a.md': incident(body), 'incidents/b.md': target };
    for (const depth of ['pages', 'rules'] as const) {
      expect(await findings(files, depth)).toEqual(expected);
    }
  });

  test.each([
    [
      'headings of all kinds',
      '# A *b* `c` & <d> ~1\n\nSet\n===\n\n> ## In a quote\n\n- ## In an item\n',
    ],
    ['the same heading twice', '## Why\n\n### Why\n\n## why!\n\n## Why-1\n'],
    ['words of the page itself', '## Content\n\n## Rule is it on\n\n## rule-is-it-on\n'],
    ['other alphabets', '## Işıklar söndü\n\n## 原因\n\n## Cafe\u0301 ☕\n'],
    ['links, pictures and addresses', '## [A](b.md) ![c](d.png) https://a.example\n'],
    ['rules', '## Before deploy\n\n- Is it on? Yes.\n- [ ] Take it off\n'],
  ])('anchors known without the page are those of the page: %s', async (_, body) => {
    await using journal = await temporaryJournal({ 'incidents/a.md': incident(body) });
    const { contentDir } = journal;
    const anchors = async (depth: 'rules' | 'pages') => {
      const { notes } = await loadJournal({ contentDir, depth });
      return notes[0]?.anchors?.toSorted();
    };
    const known = await anchors('rules');
    expect(known).not.toEqual([]);
    expect(known).toEqual(await anchors('pages'));
  });
});

describe('links to and from .mdx notes', () => {
  const target = incident(
    '## Why\n\n<h2 id="raw">Raw</h2> <i id={"braces"} />\n\n## Raw\n\n## Before deploy\n\n- Is it on? Yes.\n',
  );
  const timeline =
    "import Timeline from '../../src/components/notes/Timeline.astro'\n\n<Timeline>\n\n## In it\n\n</Timeline>\n";
  const files = {
    'incidents/plain.md': target.replace('{"braces"}', '"braces"'),
    'incidents/mixed.mdx': target,
    'incidents/timed.mdx': incident(timeline),
    'incidents/made.mdx': incident('import Part from "./Part.astro"\n\n## Why\n\n<Part />\n'),
    'incidents/shown.mdx': incident('{[1].map((id) => <b id={id}>x</b>)}\n'),
    'incidents/words.mdx': incident('## Why {/* why? */}\n\nOn {frontmatter.date}, {3} died.\n'),
    'incidents/broken.mdx': incident('## Why\n\n{\n'),
  };

  test.each<[from: 'md' | 'mdx', link: string, message?: string]>([
    ...(['md', 'mdx'] as const).flatMap((from): [typeof from, string, string?][] => [
      [from, 'mixed.mdx#why'],
      [from, 'mixed.mdx#raw'],
      [from, 'mixed.mdx#raw-1'],
      [from, 'mixed.mdx#braces'],
      [from, 'mixed.mdx#rule-is-it-on'],
      [from, 'mixed.mdx#rule-is-it-off', 'has no heading or rule "rule-is-it-off"'],
      [from, 'mixed.mdx#wy', 'has no heading or rule "wy"'],
      [from, 'mixed.mdx#content', 'has no heading or rule "content"'],
      [from, 'mixd.mdx', 'there is no note incidents/mixd.mdx'],
      [from, 'timed.mdx#in-it'],
      [from, 'timed.mdx#out-of-it', 'has no heading or rule "out-of-it"'],
      [from, 'made.mdx#of-a-component'],
      [from, 'made.mdx#rule-is-it-on', 'has no heading or rule "rule-is-it-on"'],
      [from, 'shown.mdx#of-an-expression'],
      [from, 'words.mdx#why-'],
      [from, 'words.mdx#when', 'has no heading or rule "when"'],
      [from, 'broken.mdx#why'],
    ]),
    ['mdx', 'plain.md#why'],
    ['mdx', 'plain.md#raw-1'],
    ['mdx', 'plain.md#wy', 'has no heading or rule "wy"'],
    ['mdx', '#here'],
    ['mdx', '#nowhere', 'has no heading or rule "nowhere"'],
  ])('from .%s to %s', async (from, link, message) => {
    const written = [`[x](${link})`, `<a href="${link}">x</a>`];
    const body = `## Here\n\n${written.map((text) => `At\n${text}\n`).join('\n')}`;
    await using journal = await temporaryJournal({
      ...files,
      [`incidents/a.${from}`]: incident(body),
    });
    const { contentDir } = journal;
    const { diagnostics } = await loadJournal({ contentDir, depth: 'pages' });
    const found = diagnostics.filter(({ code }) => code === 'link-broken');
    expect(found.map(({ path: file, line, column }) => [file, line, column])).toEqual(
      message === undefined ? [] : [11, 14].map((line) => [`incidents/a.${from}`, line, 1]),
    );
    for (const diagnostic of found) expect(diagnostic.message).toContain(message);
  });
});
