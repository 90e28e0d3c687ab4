import { expect, test } from 'vitest';
import { pushedBranches } from './pushedBranches.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(64);
const NONE = '0'.repeat(40);

test.each<[string, string, object[]]>([
  ['nothing', '', []],
  ['a branch', `refs/heads/main ${A} refs/heads/main ${NONE}\n`, [{ branch: 'main', commit: A }]],
  [
    'under another name',
    `HEAD~1 ${A} refs/heads/release/1 ${A}\n`,
    [{ branch: 'release/1', commit: A, deployed: A }],
  ],
  [
    'by a name with spaces',
    `HEAD@{1 day ago} ${A} refs/heads/x ${A}\n`,
    [{ branch: 'x', commit: A, deployed: A }],
  ],
  ['with SHA-256', `x ${B} refs/heads/x ${B}\n`, [{ branch: 'x', commit: B, deployed: B }]],
  ['a branch that is deleted', `(delete) ${NONE} refs/heads/main ${A}\n`, []],
  ['a tag and notes', `v1 ${A} refs/tags/v1 ${NONE}\nn ${A} refs/notes/belay ${NONE}\n`, []],
  [
    'several',
    `a ${A} refs/heads/a ${A}\nb ${B} refs/heads/b ${A}\n`,
    [
      { branch: 'a', commit: A, deployed: A },
      { branch: 'b', commit: B, deployed: A },
    ],
  ],
])('%s', (_, text, expected) => {
  expect(pushedBranches(text)).toEqual(expected);
});

test.each(['main', `refs/heads/main ${A}`, `a b refs/heads/main ${A}`, `x ${A} refs/heads/x y`])(
  '"%s" is refused: who cannot read the list cannot tell that nothing is deployed',
  (text) => {
    expect(() => pushedBranches(text)).toThrow(RangeError);
  },
);
