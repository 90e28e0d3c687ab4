import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-output-'));
const FILE = path.join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'ä'.repeat(100_000);
const PROGRAM = `
  import { outputTo } from ${JSON.stringify(new URL('output.ts', import.meta.url).href)};
  const output = outputTo(1, () => process.stdout.on('error', ({ code }) => process.stderr.write(code)));
  output.write('ä'.repeat(100_000));
  output.write('end');`;

/** Runs the program in a shell, which sends its output somewhere. */
function run(where: string, before = '') {
  const node = `"${process.execPath}" --input-type=module --eval "$PROGRAM"`;
  const env = { ...process.env, PROGRAM, TMPFILE: FILE };
  const { stdout, stderr } = spawnSync('bash', ['-c', `${before} ${node} ${where}`], { env });
  return [stdout.toString(), stderr.toString()];
}

test.skipIf(process.platform !== 'linux')(
  'all of a text arrives, or Node’s stream gets the reason why not',
  () => {
    expect(run('| (sleep 0.3; cat)')).toEqual([`${TEXT}end`, '']);
    expect(run('| head --bytes 4')).toEqual(['ää', 'EPIPE']);
    expect(run('> /dev/full')[1]).toMatch(/^ENOSPC/);
    // A file that may not become larger than 100 kB, as on a full disk.
    expect(run('> "$TMPFILE"', 'ulimit -f 100;')[1]).toMatch(/^EFBIG/);
    expect(statSync(FILE).size).toBe(100 * 1024);
  },
);

test('a reader that closes its pipe does not end a verb of the site with an error', () => {
  const program = `
    import { runSite } from ${JSON.stringify(new URL('runSite.ts', import.meta.url).href)};
    process.argv[1] = 'belay';
    process.argv.push('build', '--help');
    await runSite();
    // As Astro writes.
    setTimeout(() => process.stdout.write('more'), 300);`;
  const node = `"${process.execPath}" --input-type=module --eval "$PROGRAM"`;
  const env = { ...process.env, PROGRAM: program };
  const line = `${node} | head --bytes 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { env });
  expect([stdout.toString(), stderr.toString()]).toEqual(['0\n', '']);
});
