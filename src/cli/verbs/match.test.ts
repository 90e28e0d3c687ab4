import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  incident,
  type TemporaryJournal,
  temporaryJournal,
} from '../../journal/testing/temporaryJournal.ts';
import { openIndex } from '../../symptoms/openIndex.ts';
import { runInProcess } from '../testing/runInProcess.ts';

const VERBS = {
  match: () => import('./match.ts'),
  new: () => import('./new.ts'),
  lint: () => import('./lint.ts'),
};
const LOG = `!!! uWSGI process 12 got Segmentation Fault !!!
/usr/lib/libssl.so.1.1(SSL_new+0x3f1) [0x7f2b66d2a5b1]`;
const DISK = 'FATAL: could not extend the ledger file: No space left on device';

let journal: TemporaryJournal;

beforeAll(async () => {
  journal = await temporaryJournal({
    'incidents/2019-06-libssl.md': incident(
      `\`\`\`log\n${LOG}\n\`\`\`\n\n## Recovery\n\n1. [ ] Put the *previous* release back\n2. [ ] Say so\n`,
    ),
    'incidents/2020-01-disk.md': incident(`\`\`\`text\n${DISK}\n\`\`\`\n`, {
      title: 'The disk was full',
    }),
    'checklists/release.md': '---\ntitle: Release\nsummary: Each time.\n---\n\n- Is it on? Yes.\n',
  });
});
afterAll(() => journal[Symbol.asyncDispose]());

async function belay(
  argv: string[],
  stdin = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  return await runInProcess([...argv, '--content', journal.contentDir], {
    cwd: path.dirname(journal.contentDir),
    verbs: VERBS,
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
  });
}
/** Both lines: the first alone is what uWSGI prints at any fault. */
const AGAIN = LOG.replace('12', '4711')
  .replaceAll(/^/gm, 'Nov 24 09:00:01 web-3 uwsgi[7]: ')
  .concat('\n');

describe('a log that the journal knows', () => {
  test('names its incident, with the recovery steps first, and exits with 0', async () => {
    const { code, stdout, stderr } = await belay(['match'], AGAIN);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('The workers died  2019-06-24, sev2');
    expect(stdout).toContain('    1. Put the previous release back\n    2. Say so\n');
    expect(stdout.indexOf('Recovery steps:')).toBeLessThan(stdout.indexOf('It shows in 2 lines'));
    expect(stdout).toContain('Read content/incidents/2019-06-libssl.md');
    expect(stdout).toContain('uWSGI process ‹number› got Segmentation Fault');
  });

  test('with errors that the incident does not have is reported with the evidence against it', async () => {
    const { stdout } = await belay(
      ['match'],
      `ERROR: the moon fell onto the tax engine\nERROR: no tide for the harbour robots\n${DISK}\n`,
    );
    expect(stdout).toContain('Against it: 2 of your 3 error messages are not in that incident.');
  });

  test('of a note without recovery steps shows what happened instead', async () => {
    const { code, stdout } = await belay(['match', '-'], DISK);
    expect(code).toBe(0);
    expect(stdout).toContain('The note has no recovery steps. What happened:\n    They did.');
  });

  test('--explain shows the line as it was read, and how it was compared', async () => {
    const { stdout } = await belay(['match', '--explain'], AGAIN);
    expect(stdout).toContain('uwsgi[7]: !!! uWSGI process 4711 got Segmentation Fault !!!');
    expect(stdout).toMatch(
      /compared as: uWSGI process ‹number› got Segmentation Fault {2}\(\d+\.\d nats\)/,
    );
  });

  test('--json is one document with everything in it', async () => {
    const { code, stdout } = await belay(['match', '--json', '--top', '1'], `${AGAIN}${DISK}\n`);
    const { seen, matches, newProbability, lineCount } = JSON.parse(stdout);
    expect([code, seen, lineCount, matches.length]).toEqual([0, true, 3, 1]);
    expect(matches[0]).toMatchObject({
      id: expect.stringMatching(/libssl|disk/),
      severity: 'sev2',
      file: expect.stringMatching(/^content\/incidents\/.*\.md$/),
      url: expect.stringMatching(/^https:\/\/journal\.example\/incidents\/.*\/$/),
      lines: expect.arrayContaining([
        expect.objectContaining({ line: expect.any(Number), weight: expect.any(Number) }),
      ]),
    });
    expect(newProbability).toBeCloseTo(1 - matches[0].probability);
  });

  test('is read from a file, in UTF-16 as PowerShell writes it, and with bytes that are not text', async () => {
    const dir = path.dirname(journal.contentDir);
    await writeFile(path.join(dir, 'a.log'), Buffer.from(`\ufeff${AGAIN}`, 'utf16le'));
    await writeFile(
      path.join(dir, 'b.log'),
      Buffer.concat([
        Buffer.from([0xff, 0x80, 0x00, 0x1b, 0x0a]),
        Buffer.from(AGAIN),
        Buffer.from([0xc3]),
      ]),
    );
    expect((await belay(['match', 'a.log'])).code).toBe(0);
    expect((await belay(['match', 'b.log'])).code).toBe(0);
  });

  test('cannot control the terminal', async () => {
    const { stdout } = await belay(
      ['match', '--explain'],
      AGAIN.replace('got', '\x1b]0;x\x07got\u202e'),
    );
    expect(stdout).toContain('Segmentation Fault');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test searches for them.
    expect(stdout).not.toMatch(/[\x00-\x08\x1b\u202e]/);
  });
});

test('a log that is new gives exit code 1, and says how to start a note', async () => {
  const { code, stdout } = await belay(['match'], 'ERROR the moon fell down onto the tax engine\n');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Not seen before\. No incident in this journal matches this line\.\n/);
  expect(stdout).toContain('belay new incident "TITLE" --log FILE');
});

describe('bad usage gives exit code 2', () => {
  test.each<[string[], string]>([
    [['match'], 'There is no log to match'],
    [['match', 'nowhere.log'], 'nowhere.log cannot be read: there is no such file.'],
    [['match', '.'], '. cannot be read: it is a folder.'],
    [['match', 'a', 'b'], 'One file at a time'],
    [['match', '--top', '0'], '--top takes a whole number from 1, not "0".'],
    [['match', '--top', 'x'], '--top takes a whole number'],
    [['new', 'checklist', 'A', '--log', 'a'], 'Only an incident can quote a log'],
    [['new', 'incident', 'A', '--log', 'nowhere.log'], 'nowhere.log cannot be read'],
    [['new', 'incident', 'A', '--log', '-'], '- contains no log.'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await belay(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

test('--follow reports an incident once, as soon as it appears, without waiting for the next line', async () => {
  const stdin = new Readable({ read() {} });
  const told: string[] = [];
  const running = runInProcess(['match', '--follow', '--json', '--content', journal.contentDir], {
    cwd: journal.contentDir,
    verbs: VERBS,
    stdin,
    onOutput: (text) => told.push(text),
  });
  stdin.push('Nov 24 09:00:00 web-3 systemd[1]: Started Session 12.\n');
  stdin.push(AGAIN);
  await expect.poll(() => told.length).toBe(1);
  expect(JSON.parse(told[0] ?? '')).toMatchObject({
    title: 'The workers died',
    lines: [{ line: 3 }, { line: 2 }],
  });
  stdin.push(AGAIN.replaceAll('4711', '4712'));
  stdin.push(`Nov 24 09:00:03 web-3 shop[7]: ${DISK}\n`);
  await expect.poll(() => told.length).toBe(2);
  stdin.push(null);
  const { code } = await running;
  expect(code).toBe(0);
  expect(told.map((line) => JSON.parse(line).title)).toEqual([
    'The workers died',
    'The disk was full',
  ]);
});

test('--index prints the index that the site publishes', async () => {
  const { code, stdout } = await belay(['match', '--index']);
  const index = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(openIndex(index).incidents).toEqual([
    { id: '2019-06-libssl', title: 'The workers died', date: '2019-06-24' },
    { id: '2020-01-disk', title: 'The disk was full', date: '2019-06-24' },
  ]);
});

test('`new --log` quotes the log with its secrets masked; lint only asks to finish the note, and match finds it', async () => {
  await using own = await temporaryJournal({});
  const run = (argv: string[], stdin: string) =>
    runInProcess([...argv, '--content', own.contentDir], {
      cwd: own.contentDir,
      verbs: VERBS,
      stdin: Readable.from([Buffer.from(stdin)]),
    });
  const log = 'ERROR cannot log in to postgres://shop:hunter2@db/shop: no pg_hba.conf entry\n```\n';
  const made = await run(['new', 'incident', 'Nobody: could "log in"', '--log', '-'], log);
  expect(made.code).toBe(0);
  const linted = await run(['lint', '--json'], '');
  const codes = JSON.parse(linted.stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect([linted.code, ...new Set(codes)]).toEqual([0, 'summary-placeholder', 'section-empty']);
  const found = await run(['match', '--json'], log.replace('hunter2', 'other'));
  expect(JSON.parse(found.stdout).matches[0].title).toBe('Nobody: could "log in"');
  expect(found.stdout).not.toContain('hunter2');
});

test('`--not` excludes an incident for these lines from then on; `--also` adds lines', async () => {
  await using own = await temporaryJournal({
    'incidents/2020-01-disk.md': incident(`\`\`\`log\n${DISK}\n\`\`\`\n`),
  });
  const ask = (stdin: string, ...argv: string[]) =>
    runInProcess(['match', ...argv, '--content', own.contentDir], {
      cwd: path.dirname(own.contentDir),
      verbs: VERBS,
      stdin: Readable.from([Buffer.from(stdin)]),
    });
  const note = () => readFile(path.join(own.contentDir, 'incidents/2020-01-disk.md'), 'utf8');
  const other = DISK.replace('extend the ledger file', 'extend the ledger file of the archive');
  expect((await ask(other)).code).toBe(0);
  const { code, stdout } = await ask(other, '--not', '2020-01-disk');
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining('could not extend the ledger file of the archive'),
  ]);
  expect(await note()).toMatch(
    /^notSymptoms:\n {2}- could not extend the ledger file of the archive/m,
  );
  expect((await ask(other)).code).toBe(1);
  expect((await ask(DISK)).code).toBe(0);
  const more = `${DISK}\nERROR: the snapshot robot lost its balance\nERROR: no login, DB_PASSWORD=correct-horse\nok\n`;
  expect((await ask(more, '--also', '2020-01-disk')).code).toBe(0);
  expect(await note()).toMatch(/^symptoms:\n {2}- the snapshot robot lost its balance$/m);
  expect(await note()).toContain('no login');
  expect(await note()).not.toMatch(/horse/);
  expect((await ask('ERROR: the snapshot robot lost its balance\n')).code).toBe(0);
  expect((await ask(DISK, '--not', 'nowhere')).stderr).toContain(
    'It was matched with: 2020-01-disk.',
  );
});

test.each([
  [
    'a line with a path and numbers',
    'ERROR: disk /dev/sda1 full: write /var/lib/ledger/y.tmp.12 failed',
  ],
  [
    'a line that is too long to be shown whole',
    `ERROR: cannot write the ledger of ${'Constantinopolitan'.repeat(14)} to the archive of the harbour, quota exceeded`,
  ],
])('`--not` works for %s', async (_, line) => {
  await using own = await temporaryJournal({
    'incidents/2020-01-disk.md': incident(`\`\`\`log\n${line}\n\`\`\`\n`),
  });
  const ask = (...argv: string[]) =>
    runInProcess(['match', ...argv, '--content', own.contentDir], {
      cwd: path.dirname(own.contentDir),
      verbs: VERBS,
      stdin: Readable.from([Buffer.from(`${line}\n`)]),
    });
  expect((await ask()).code).toBe(0);
  expect((await ask('--not', '2020-01-disk')).code).toBe(0);
  expect((await ask()).code).toBe(1);
});

test('`--also` leaves out the lines in `notSymptoms`', async () => {
  const denied = 'the snapshot robot lost its balance';
  await using own = await temporaryJournal({
    'incidents/2020-01-disk.md': incident(`\`\`\`log\n${DISK}\n\`\`\`\n`, {
      notSymptoms: `[${denied}]`,
    }),
  });
  const { code, stdout } = await runInProcess(
    ['match', '--also', '2020-01-disk', '--content', own.contentDir],
    {
      cwd: path.dirname(own.contentDir),
      verbs: VERBS,
      stdin: Readable.from([
        Buffer.from(`${DISK}\nERROR: ${denied}\nERROR: the mirror cannot be polished\n`),
      ]),
    },
  );
  expect([code, stdout]).toEqual([0, expect.stringContaining('mirror cannot be polished')]);
  expect(stdout).not.toContain(denied);
});

describe('lint', () => {
  test('warns about an incident that no log can find, and about two that no log can distinguish', async () => {
    await using own = await temporaryJournal({
      'incidents/a.md': incident(`\`\`\`log\n${LOG}\n\`\`\`\n`),
      'incidents/b.md': incident(`\`\`\`log\n${LOG.replace('12', '13')}\n\`\`\`\n`, {
        title: 'Again',
      }),
      'incidents/c.md': incident('Only words.\n\n```sh\nls -l\n```\n\n```text\njust a text\n```\n'),
      'incidents/d.md': incident(`\`\`\`log\n${LOG}\n\`\`\`\n`, {
        title: 'Own',
        symptoms: '[the moon fell down]',
      }),
      'incidents/e.md': incident('None.', { symptoms: '[the tax engine swallowed a spoon]' }),
      'incidents/f.md': incident(
        '```log\nnpm ERR! code ELIFECYCLE\nnpm ERR! Exit status 1\nnpm ERR! A complete log of this run can be found in:\n```\n',
      ),
    });
    const { code, stdout } = await runInProcess(['lint', '--json', '--content', own.contentDir], {
      cwd: path.dirname(own.contentDir),
      verbs: VERBS,
    });
    const { diagnostics } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(
      diagnostics.map(
        (one: { path: string; line: number; code: string; related?: { path: string } }) =>
          [one.path, one.line, one.code, one.related?.path].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'content/incidents/a.md 9 symptoms-alike content/incidents/b.md',
      'content/incidents/b.md 9 symptoms-alike content/incidents/a.md',
      'content/incidents/c.md 1 symptoms-missing',
      'content/incidents/f.md 9 symptoms-background',
    ]);
  });
});
