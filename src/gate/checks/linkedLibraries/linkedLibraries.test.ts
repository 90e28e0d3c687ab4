import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkLinkedLibraries } from './linkedLibraries.ts';
import { systemFolders } from './systemFolders.ts';
import { buildElf, type Made } from './testing/elfBuilder.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'belay-elf-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: Buffer | string): string {
  const whole = path.join(root, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, content);
  return whole;
}

function object(file: string, made: Made = {}): string {
  return write(file, buildElf(made));
}

function check(folder = 'app', more: { program?: string; systemFolders?: string[] } = {}) {
  return checkLinkedLibraries(
    { shown: folder, folder: path.join(root, folder) },
    { signal: new AbortController().signal, systemFolders: [path.join(root, 'system')], ...more },
  );
}

/** A wheel that brings libssl 1.0.2, as psycopg2 2.7 did, and a system that has 1.1. */
function wheelAndSystem(at = 'app') {
  const libs = `${at}/psycopg2/.libs`;
  object(`${at}/psycopg2/_psycopg.so`, {
    needed: ['libpq-2f3c4d5e.so.5.10'],
    rpath: '$ORIGIN/.libs',
  });
  object(`${libs}/libpq-2f3c4d5e.so.5.10`, {
    soname: 'libpq-2f3c4d5e.so.5.10',
    needed: ['libssl-1bd7ba49.so.1.0.2o'],
  });
  object(`${libs}/libssl-1bd7ba49.so.1.0.2o`, { soname: 'libssl-1bd7ba49.so.1.0.2o' });
  object('system/libssl.so.1.1', { soname: 'libssl.so.1.1' });
}

const TWO = 'one process would load two versions of libssl (1.0.2o and 1.1)';

function detail(asker: string): string {
  return [
    'libssl:',
    '  1.0.2o: psycopg2/.libs/libssl-1bd7ba49.so.1.0.2o',
    '    needed by psycopg2/.libs/libpq-2f3c4d5e.so.5.10',
    `  1.1: ${path.join(root, 'system/libssl.so.1.1')}`,
    `    needed by ${asker}`,
  ].join('\n');
}

describe('two versions of one library in a process are named, with who asks for each:', () => {
  test('one in a wheel, one of the system', async () => {
    wheelAndSystem();
    object('app/uwsgi.so', { needed: ['libssl.so.1.1'] });
    expect(await check()).toEqual({ answer: 'bad', evidence: TWO, detail: detail('uwsgi.so') });
  });

  test('one in a wheel, one that the Python of a virtual environment loads', async () => {
    wheelAndSystem('venv/lib/python3.6/site-packages');
    write('venv/pyvenv.cfg', `home = ${root}/usr/bin\nversion_info = 3.6.9.final.0\n`);
    const module = object('usr/lib/python3.6/lib-dynload/_ssl.cpython-36m.so', {
      needed: ['libssl.so.1.1'],
    });
    expect(await check('venv/lib/python3.6/site-packages')).toEqual({
      answer: 'bad',
      evidence: TWO,
      detail: detail(module),
    });
  });

  test('one in a wheel, one that a program of the virtual environment loads', async () => {
    wheelAndSystem('venv/lib/python3.6/site-packages');
    write('venv/pyvenv.cfg', 'home = /nowhere\nversion = 3.6.9\n');
    write('venv/bin/activate', 'a script');
    const program = buildElf({ needed: ['libssl.so.1.1'] });
    program.writeUInt16LE(2, 16);
    write('venv/bin/uwsgi', program);
    expect((await check('venv/lib/python3.6/site-packages')).evidence).toBe(TWO);
  });

  test('one in a wheel, one that a Python without environments loads', async () => {
    wheelAndSystem('usr/lib/python3.6/site-packages');
    object('usr/lib/python3.6/lib-dynload/_ssl.so', { needed: ['libssl.so.1.1'] });
    expect((await check('usr/lib/python3.6/site-packages/psycopg2')).evidence).toBe(TWO);
  });

  test('both in wheels', async () => {
    object('app/a.libs/libjpeg-0123abcd.so.62.3.0', { soname: 'libjpeg-0123abcd.so.62.3.0' });
    object('app/b.libs/libjpeg-89abcdef.so.8.2.2', { soname: 'libjpeg-89abcdef.so.8.2.2' });
    expect((await check()).evidence).toContain('libjpeg (62.3.0 and 8.2.2)');
  });

  test('one of them not on this machine', async () => {
    wheelAndSystem();
    object('app/uwsgi.so', { needed: ['libssl.so.3'] });
    const { answer, detail: told } = await check();
    expect(answer).toBe('bad');
    expect(told).toContain('3: libssl.so.3, which is not on this machine\n    needed by uwsgi.so');
  });

  test('where the system needs the other one, some steps away', async () => {
    wheelAndSystem();
    object('app/uwsgi.so', { needed: ['libcurl.so.4'] });
    object('system/libcurl.so.4', { soname: 'libcurl.so.4', needed: ['libssh.so.1'] });
    object('system/libssh.so.1', {
      soname: 'libssh.so.1',
      needed: ['libssl.so.1.1', 'libcurl.so.4'],
    });
    expect(await check()).toEqual({
      answer: 'bad',
      evidence: TWO,
      detail: detail(path.join(root, 'system/libssh.so.1')),
    });
  });

  test('next to a file that cannot be read', async () => {
    wheelAndSystem();
    object('app/uwsgi.so', { needed: ['libssl.so.1.1'] });
    write('app/broken.so', 'no object');
    expect((await check()).answer).toBe('bad');
  });
});

/** A system's library, as Debian installs it: the whole version is only in the file that the link leads to. */
function systemLibrary(soname: string, file: string) {
  object(`system/${file}`, { soname });
  if (file !== soname) symlinkSync(file, path.join(root, 'system', soname));
}

describe('a system’s copy has the version of the file that its link leads to:', () => {
  test('another one than the wheel’s', async () => {
    object('app/a.libs/libpq-2f3c4d5e.so.5.12', { soname: 'libpq-2f3c4d5e.so.5.12' });
    object('app/b.so', { needed: ['libpq.so.5'] });
    systemLibrary('libpq.so.5', 'libpq.so.5.17');
    expect(await check()).toMatchObject({
      answer: 'bad',
      evidence: 'one process would load two versions of libpq (5.12 and 5.17)',
      detail: expect.stringContaining(`5.17: ${path.join(root, 'system/libpq.so.5.17')}`),
    });
  });

  test('the same, and the evidence says that there are two files', async () => {
    object('app/a.libs/libz-0123abcd.so.1.2.11', { soname: 'libz-0123abcd.so.1.2.11' });
    object('app/b.so', { needed: ['libz.so.1'] });
    systemLibrary('libz.so.1', 'libz.so.1.2.11');
    expect(await check()).toEqual({
      answer: 'good',
      evidence:
        'app: 3 objects in a process, no library in two versions, but two files of libz (1.2.11)',
      detail: [
        'libz:',
        '  1.2.11: a.libs/libz-0123abcd.so.1.2.11',
        `  1.2.11: ${path.join(root, 'system/libz.so.1.2.11')}`,
        '    needed by b.so',
      ].join('\n'),
    });
  });
});

describe('a bundled libstdc++ next to the system’s is found', () => {
  test.each([
    ['libstdc++-0123abcd.so.6.0.28', 'bad', 'two versions of libstdc++ (6.0.28 and 6.0.30)'],
    ['libstdc++.so.6', 'good', 'two files of libstdc++ (6 and 6.0.30)'],
    ['libstdc++.so', 'good', 'two files of libstdc++ (unknown version and 6.0.30)'],
  ])('as %s', async (bundled, answer, evidence) => {
    object(`app/a.libs/${bundled}`, { soname: bundled });
    object('app/a/a.so', { needed: [bundled], rpath: '$ORIGIN/../a.libs' });
    object('app/b/b.so', { needed: ['libstdc++.so.6'] });
    systemLibrary('libstdc++.so.6', 'libstdc++.so.6.0.30');
    expect(await check()).toMatchObject({ answer, evidence: expect.stringContaining(evidence) });
  });

  test('where only the system’s own libraries need the system’s', async () => {
    object('app/a.libs/libstdc++.so.6', { soname: 'libstdc++.so.6' });
    object('app/a.so', { needed: ['libstdc++.so.6', 'libicu.so.72'], rpath: '$ORIGIN/a.libs' });
    object('system/libicu.so.72', { soname: 'libicu.so.72', needed: ['libstdc++.so.6'] });
    systemLibrary('libstdc++.so.6', 'libstdc++.so.6.0.30');
    expect((await check()).evidence).toContain('two files of libstdc++ (6 and 6.0.30)');
  });
});

describe('it is good', () => {
  test('where two wheels bring the same content under the same name', async () => {
    const name = 'libgfortran-040039e1.so.5.0.0';
    for (const wheel of ['numpy', 'scipy']) {
      object(`app/${wheel}.libs/${name}`, { soname: name });
      object(`app/${wheel}/a.so`, { needed: [name], rpath: `$ORIGIN/../${wheel}.libs` });
    }
    expect((await check()).answer).toBe('good');
  });

  test('where a package has copies in the place of links', async () => {
    for (const file of ['liba.so', 'liba.so.1', 'liba.so.1.2']) {
      object(`app/${file}`, { soname: 'liba.so.1' });
    }
    object('app/b.so', { needed: ['liba.so.1'] });
    expect((await check()).answer).toBe('good');
  });

  test('where a bundle’s own libraries need one another', async () => {
    object('app/libs/liba.so.1', { soname: 'liba.so.1' });
    object('app/libs/libb.so.1', { soname: 'libb.so.1', needed: ['liba.so.1'] });
    object('app/a.so', { needed: ['liba.so.1', 'libb.so.1'], rpath: '$ORIGIN/libs' });
    systemLibrary('liba.so.1', 'liba.so.1.9');
    expect((await check()).answer).toBe('good');
  });

  test('where modules of one name are in two packages', async () => {
    object('app/a/addon.node');
    object('app/b/addon.node');
    object('app/a/_common.cpython-312-x86_64-linux-gnu.so');
    object('app/b/_common.cpython-312-x86_64-linux-gnu.so');
    expect((await check()).answer).toBe('good');
  });

  test('where a wheel brings the only one', async () => {
    wheelAndSystem();
    expect(await check()).toEqual({
      answer: 'good',
      evidence: 'app: 3 objects in a process, no library in two versions',
    });
  });

  test('where links give one file many names', async () => {
    object('app/libssl.so.1.1.0', { soname: 'libssl.so.1.1' });
    symlinkSync('libssl.so.1.1.0', path.join(root, 'app/libssl.so.1.1'));
    symlinkSync('.', path.join(root, 'app/itself'));
    object('app/b.so', { needed: ['libssl.so.1.1'] });
    expect((await check()).evidence).toContain('2 objects');
  });

  test('where the other version is for another machine', async () => {
    object('app/x64/libssl.so.1.1', { soname: 'libssl.so.1.1', machine: 62 });
    object('app/arm/libssl.so.3', { soname: 'libssl.so.3', machine: 183, needed: ['libc.so.6'] });
    object('app/old/libssl.so.0', { soname: 'libssl.so.0', bits: 32, machine: 3 });
    expect((await check('app', { program: object('node') })).answer).toBe('good');
  });

  test('where a module of Python lacks what only it needs', async () => {
    object('usr/lib/python3.6/site-packages/a.so');
    object('usr/lib/python3.6/lib-dynload/_tkinter.so', { needed: ['libtk8.6.so'] });
    expect((await check('usr/lib/python3.6/site-packages')).answer).toBe('good');
  });
});

describe('the loader’s order is kept:', () => {
  test.each([
    ['$ORIGIN/../own', 'own'],
    [`/nowhere:$\{ORIGIN}/../own`, 'own'],
    ['$LIB/../own:../own', 'near'],
    [undefined, 'near'],
  ])('with a path of %j, the %s one is asked for', async (rpath, expected) => {
    object('app/a.so', { needed: ['liba.so.1'], ...(rpath !== undefined && { rpath }) });
    object('own/liba.so.1', { needed: ['libgone.so.9'] });
    object('app/near/liba.so.1');
    const { answer } = await check('app', { program: object('node') });
    expect(answer).toBe(expected === 'own' ? 'unknown' : 'good');
  });

  test('a library of the system for another machine is passed over', async () => {
    object('app/a.so', { needed: ['liba.so.1'] });
    object('system/liba.so.1', { bits: 32, machine: 3 });
    const folders = [path.join(root, 'system'), path.join(root, 'system64')];
    const world = { program: object('node'), systemFolders: folders };
    expect((await check('app', world)).answer).toBe('unknown');
    object('system64/liba.so.1');
    expect((await check('app', world)).answer).toBe('good');
  });

  test('the folder’s own comes before the system’s, where the machine fits', async () => {
    object('app/a.so', { needed: ['liba.so.1'] });
    object('app/arm/liba.so.1', { machine: 183 });
    object('system/liba.so.1', { needed: ['libsystem.so.1'] });
    expect((await check()).detail).toContain('libsystem.so.1');
    object('app/x64/liba.so.1');
    expect((await check('app', { program: object('node') })).answer).toBe('good');
  });
});

describe('it is unknown', () => {
  test.each<[string, () => void, string]>([
    ['without the folder', () => {}, 'app cannot be searched: there is no such folder'],
    ['where a file is in its place', () => write('app', ''), 'cannot be searched'],
    ['without shared objects', () => write('app/a.py', ''), 'no shared objects in app'],
    ['with a text', () => write('app/a.so', 'INPUT(-lssl)'.padEnd(99)), '1 file in app cannot be'],
    ['with an empty file', () => write('app/a.so.1', ''), '1 file in app cannot be read'],
    [
      'with a broken link',
      () => {
        object('app/b.so');
        symlinkSync('nowhere', path.join(root, 'app/a.so'));
      },
      '1 file in app cannot be read',
    ],
    [
      'with a folder that is named as an object',
      () => mkdirSync(path.join(root, 'app/a.so'), { recursive: true }),
      'no shared objects in app',
    ],
    [
      'with a library that is nowhere',
      () => object('app/a.so', { needed: ['libgone.so.1', '../libup.so.1', '/nowhere/libx.so.1'] }),
      '3 libraries cannot be found on this machine',
    ],
  ])('%s', async (_, prepare, evidence) => {
    prepare();
    expect(await check('app', { program: object('node') })).toMatchObject({
      answer: 'unknown',
      evidence: expect.stringContaining(evidence),
    });
  });

  test.skipIf(process.platform === 'win32')('with a pipe, and does not wait for it', async () => {
    object('app/b.so');
    execFileSync('mkfifo', [path.join(root, 'app/a.so')]);
    expect((await check()).answer).toBe('unknown');
  });

  test('when interrupted', async () => {
    object('app/a.so');
    const world = { signal: AbortSignal.abort(), systemFolders: [] };
    const finding = await checkLinkedLibraries({ shown: 'app', folder: root }, world);
    expect(finding.answer).toBe('unknown');
  });
});

test('names from files cannot steer a terminal', async () => {
  object('app/a.so', { needed: ['lib\u001b[2J.so.1'] });
  expect((await check('app', { program: object('node') })).detail).toBe(
    'lib\\x1b[2J.so.1, needed by a.so',
  );
});

test('no damage to a file is an error, or good', async () => {
  wheelAndSystem();
  object('app/uwsgi.so', { needed: ['libssl.so.1.1'] });
  const whole = buildElf({ needed: ['libpq-2f3c4d5e.so.5.10'], rpath: '$ORIGIN/.libs' });
  const edit = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
      const file = Buffer.from(whole);
      for (const [at, value] of edits) file[at] = value;
      write('app/psycopg2/_psycopg.so', file);
      expect((await check()).answer).toBe('bad');
    }),
    { numRuns: 150 },
  );
});

test('the system folders are those in the configuration of its loader', async () => {
  write(
    'ld.so.conf',
    '# a remark\n/opt/lib # another\ninclude ld.so.conf.d/*.conf\ninclude gone\n',
  );
  write('ld.so.conf.d/b.conf', '/b\n');
  write('ld.so.conf.d/a.conf', `/a\ninclude ${path.join(root, 'ld.so.conf')}\n`);
  write('ld.so.conf.d/ignored', '/c\n');
  const folders = await systemFolders(path.join(root, 'ld.so.conf'));
  expect(folders.slice(0, 3)).toEqual(['/opt/lib', '/a', '/b']);
  expect(folders).toContain('/usr/lib');
});

const hasCompiler = process.platform === 'linux' && canRun('cc');

describe.skipIf(!hasCompiler)('of what a C compiler makes', () => {
  const compile = (file: string, ...args: string[]) => {
    const source = write('source.c', 'int answer(void) { return 42; }\n');
    const output = path.join(root, file);
    mkdirSync(path.dirname(output), { recursive: true });
    const soname = `-Wl,-soname,${path.basename(file)}`;
    execFileSync('cc', [
      '-shared',
      '-fPIC',
      '-o',
      output,
      source,
      soname,
      '-Wl,--no-as-needed',
      ...args,
    ]);
    return output;
  };

  test('two versions are found, and the C library of this system is followed', async () => {
    const old = compile('app/psycopg2.libs/libssl-1bd7ba49.so.1.0.2o');
    compile('app/psycopg2/_psycopg.so', old, '-Wl,-rpath,$ORIGIN/../psycopg2.libs');
    const system = [path.join(root, 'system'), ...(await systemFolders())];
    const usual = { systemFolders: system };
    expect(await check('app', usual)).toMatchObject({ answer: 'good' });
    compile('app/_ssl.so', compile('system/libssl.so.1.1'));
    expect(await check('app', usual)).toEqual({
      answer: 'bad',
      evidence: TWO,
      detail: [
        'libssl:',
        '  1.0.2o: psycopg2.libs/libssl-1bd7ba49.so.1.0.2o',
        '    needed by psycopg2/_psycopg.so',
        `  1.1: ${path.join(root, 'system/libssl.so.1.1')}`,
        '    needed by _ssl.so',
      ].join('\n'),
    });
  });
});

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
