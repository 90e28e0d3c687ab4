import { expect, test } from 'vitest';
import { nearStageHeading, stageHeadings, stageOfHeading } from './headings.ts';

test.each([
  ['Before  deploy…', 'before-deploy'],
  [' before-deploy: ', 'before-deploy'],
  ['Post - deployment', 'after-deploy'],
  ['RECOVERY!!', 'recovery'],
  ['Before the deploys', undefined],
  ['Recovery plan', undefined],
])('"%s" opens %s', (heading, stage) => {
  expect(stageOfHeading(heading, stageHeadings())).toBe(stage);
});

test('a journal gives a word another stage', () => {
  const headings = stageHeadings({ 'after-deploy': ['Recovery'] });
  expect(stageOfHeading('Recovery', headings)).toBe('after-deploy');
});

test.each([
  ['Recover', 'recovery'],
  ['Recovrey', undefined],
  ['Rolback', 'rollback'],
  ['Pre depoly', 'pre deploy'],
  ['Before depl', 'before deploy'],
  ['Before dep', undefined],
  ['Recovery', undefined],
  ['Summary', undefined],
])('"%s" was meant as %s', (heading, meant) => {
  expect(nearStageHeading(heading, stageHeadings())).toBe(meant);
});
