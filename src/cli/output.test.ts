import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const TEXT = 'ä'.repeat(100_000);
const PROGRAM = `
  import { outputTo } from ${JSON.stringify(new URL('output.ts', import.meta.url).href)};
  const output = outputTo(1, () => process.stdout.on('error', ({ code }) => process.stderr.write(code)));
  output.write('ä'.repeat(100_000));
  output.write('end');`;

/** Runs the program in a shell, which sends its output somewhere. */
function run(where: string) {
  const node = `"${process.execPath}" --input-type=module --eval "$PROGRAM"`;
  const env = { ...process.env, PROGRAM };
  const { stdout, stderr } = spawnSync('bash', ['-c', `${node} ${where}`], { env });
  return [stdout.toString(), stderr.toString()];
}

test.skipIf(process.platform !== 'linux')(
  'all of a text arrives, or the stream is told why not',
  () => {
    expect(run('| (sleep 0.3; cat)')).toEqual([`${TEXT}end`, '']);
    expect(run('| head --bytes 4')).toEqual(['ää', 'EPIPE']);
    expect(run('> /dev/full')[1]).toMatch(/^ENOSPC/);
  },
);
