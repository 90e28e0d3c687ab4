import { describe, expect, test } from 'vitest';
import { typedPath, workingDirectory } from './typedPath.ts';

/** The variables that npm sets for a script in /journal when the shell is in /home/ada. */
const byNpm = (script: string) => ({
  INIT_CWD: '/home/ada',
  npm_lifecycle_script: script,
  npm_package_json: '/journal/package.json',
});

describe('a relative path starts', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['in the working directory without npm', {}, 'out', '/journal/out'],
    ['where the shell is, under npm --prefix', byNpm('belay build'), 'out', '/home/ada/out'],
    ['there in this repository too', byNpm('node scripts/belay.ts dev'), 'out', '/home/ada/out'],
    [
      'at the package, if the script itself has it',
      byNpm('belay build --out out'),
      'out',
      '/journal/out',
    ],
    [
      'at the package, if it comes after `=`',
      byNpm('belay rules --out=out'),
      'out',
      '/journal/out',
    ],
    ['in the working directory of another script', byNpm('sh deploy.sh'), 'out', '/journal/out'],
    ['at the root if it is absolute', byNpm('belay build'), '/tmp/out', '/tmp/out'],
  ])('%s', (_, env, written, expected) => {
    expect(typedPath({ env, cwd: '/journal' }, written)).toBe(expected);
  });

  test('in the working directory of a script that has left its package', () => {
    expect(typedPath({ env: byNpm('belay build'), cwd: '/elsewhere' }, 'out')).toBe(
      '/elsewhere/out',
    );
  });
});

test('a script that only calls Belay works where the shell is, another one in its package', () => {
  expect(workingDirectory(byNpm('belay'), '/journal')).toBe('/home/ada');
  expect(workingDirectory(byNpm('belay lint --strict'), '/journal')).toBe('/journal');
  expect(workingDirectory({}, '/journal')).toBe('/journal');
});
