/** Which folders a build replaces, and what it leaves alone. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow, MANIFEST } from './buildManifest.ts';
import { type KnownFiles, knownBelow } from './knownFiles.ts';
import { startOutput } from './output.ts';
import { refusal } from './outputFolder.ts';
import { replaceOutput } from './replaceOutput.ts';

let folder: string;
let content: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-output-'));
  content = path.join(folder, 'journal', 'content');
  write('journal/content/journal.yaml', 'title: Mine\n');
  write('journal/.git/HEAD', 'ref: refs/heads/main\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (place: string) => path.join(folder, place);
const refused = (place: string) => refusal(at(place), content);

function write(file: string, text: string): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}

/** What a build does when its pages are rendered. */
async function build(into: string, files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) write(`made/${file}`, text);
  const known: KnownFiles = new Map();
  expect(await refusal(at(into), content, known)).toBeUndefined();
  const output = startOutput(at('made'), knownBelow(at(into), known));
  await output.adopt();
  await replaceOutput(output, at(into));
}

describe('a build may write into', () => {
  test.each(['new', 'new/and/deep', 'journal/dist', 'journal-x', 'empty'])('%s', async (place) => {
    mkdirSync(at('empty'));
    expect(await refused(place)).toBeUndefined();
  });

  test('a folder with empty folders: those that no build has made stay unless they are in its way', async () => {
    mkdirSync(at('out/mine/deep'), { recursive: true });
    await build('out', { 'index.html': 'one', 'gone/deep/a': 'a', 'kept/a': 'a' });
    for (const name of ['gone/deep/a', 'kept/a']) rmSync(at(`out/${name}`));
    mkdirSync(at('out/feed.xml/deep'), { recursive: true });
    await build('out', { 'index.html': 'two', 'kept/a': 'a', 'feed.xml': 'news' });
    const files = ['feed.xml', 'index.html', 'kept/a', 'mine/deep/'];
    expect(filesBelow(at('out'))).toEqual([MANIFEST, ...files]);
  });

  test('a folder that a build has made, also when it is in the repository', async () => {
    await build('journal/dist', { 'index.html': 'one', 'rules/index.html': 'two' });
    expect(await refused('journal/dist')).toBeUndefined();
  });

  test('a folder in which a build was killed while it replaced files', async () => {
    await build('out', { 'a.html': 'old a', 'b.html': 'old b' });
    const before = JSON.parse(readFileSync(at(`out/${MANIFEST}`), 'utf8'));
    await build('later', { 'a.html': 'new a', 'c.html': 'new c' });
    const after = JSON.parse(readFileSync(at(`later/${MANIFEST}`), 'utf8'));
    write('out/a.html', 'new a');
    write('out/.belay-new-999999999/c.html', 'new c');
    write(`out/${MANIFEST}`, JSON.stringify({ ...after, replacing: before.files }));
    expect(await refused('out')).toBeUndefined();
    await build('out', { 'd.html': 'd' });
    expect(filesBelow(at('out'))).toEqual([MANIFEST, 'd.html']);
  });
});

describe('a build refuses', () => {
  test.each<[string, string]>([
    ['journal/content', 'is the folder of the notes'],
    ['journal', 'holds the notes'],
    ['.', 'holds the notes'],
    ['journal/content/dist', 'is inside the folder of the notes'],
    ['journal/.git/site', 'is inside a .git folder'],
    ['link-to-notes', 'is the folder of the notes'],
    ['link-to-notes/deep/er', 'is inside the folder of the notes'],
    ['a-file', 'is not a folder'],
    ['repository', 'is a git repository'],
    [
      'pages',
      'holds files, and no list of an earlier build (.belay-build.json): CNAME and mine/notes.txt.',
    ],
  ])('%s: it %s', async (place, reason) => {
    symlinkSync(content, at('link-to-notes'));
    write('a-file', '');
    write('repository/.git', 'gitdir: ../elsewhere\n');
    write('pages/CNAME', 'journal.example\n');
    write('pages/mine/notes.txt', 'mine\n');
    const before = filesBelow(folder);
    expect(await refused(place)).toContain(`: it ${reason}`);
    expect(filesBelow(folder)).toEqual(before);
  });

  test.each<[string, () => void]>([
    ['a file that somebody added', () => write('out/CNAME', 'journal.example\n')],
    ['a page that somebody changed', () => write('out/index.html', 'one, but mine')],
    ['a link', () => symlinkSync(content, at('out/link'))],
    ['a list that cannot be read', () => write(`out/${MANIFEST}`, '{')],
  ])('a folder that a build has made with %s', async (_, change) => {
    await build('out', { 'index.html': 'one', 'rules/index.html': 'two' });
    change();
    expect(await refused('out')).toContain('holds files');
  });
});

test('a build removes the files of the build before, and no others', async () => {
  await build('out', {
    'index.html': 'one',
    'old/index.html': 'two',
    'both/a': 'a',
    'both/b': 'b',
  });
  await build('out', { 'index.html': 'three', 'both/a': 'a', 'new/index.html': 'four' });
  expect(filesBelow(at('out'))).toEqual([MANIFEST, 'both/a', 'index.html', 'new/index.html']);
  expect(readFileSync(at('out/index.html'), 'utf8')).toBe('three');
  expect(await refused('out')).toBeUndefined();
});

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['a file that becomes a folder', { a: 'one', z: 'z' }, { 'a/b': 'two', z: 'z' }],
  ['a folder that becomes a file', { 'a/b/c': 'one', z: 'z' }, { a: 'two', z: 'z' }],
  ['a name that changes its case', { 'A/b': 'one', z: 'z' }, { 'a/b': 'one', z: 'z' }],
])('a build replaces %s', async (_, before, after) => {
  await build('out', before);
  await build('out', after);
  const files = filesBelow(at('out')).filter((name) => name !== MANIFEST);
  expect(
    Object.fromEntries(files.map((name) => [name, readFileSync(at(`out/${name}`), 'utf8')])),
  ).toEqual(after);
});

test('a build leaves a file in place that is the same', async () => {
  await build('out', { 'index.html': 'one', 'same/index.html': 'two' });
  const placed = statSync(at('out/same/index.html')).ino;
  await build('out', { 'index.html': 'three', 'same/index.html': 'two' });
  expect(statSync(at('out/same/index.html')).ino).toBe(placed);
});
