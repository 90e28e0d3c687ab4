import { describe, expect, test } from 'vitest';
import { nearStageHeading, stageHeadings, stageOfHeading, stagesOfOneHeading } from './headings.ts';

const HEADINGS = stageHeadings({ 'before-deploy': ['Önce', 'Yayından Önce'] });

describe('a heading opens a stage, whatever is around its words', () => {
  test.each([
    ['Before  deploy…', 'before-deploy'],
    [' before-deploy: ', 'before-deploy'],
    ['Before the deploys', 'before-deploy'],
    ['Before you deploy', 'before-deploy'],
    ['Before deploying to production', 'before-deploy'],
    ['🚨 Pre-Deployment Requirements', 'before-deploy'],
    ['Pre-flight (staging)', 'before-deploy'],
    ['1) Pre‑deploy', 'before-deploy'],
    ['Pre–deploy', 'before-deploy'],
    ['Ｂｅｆｏｒｅ ｄｅｐｌｏｙ', 'before-deploy'],
    ['3.2 Önce: staging', 'before-deploy'],
    ['YAYINDAN ÖNCE 🚀', 'before-deploy'],
    ['Post - deployment', 'after-deploy'],
    ['✅ Post-Deployment Verification', 'after-deploy'],
    ['After the deployment: verify', 'after-deploy'],
    ['Step 2 – After deployment', 'after-deploy'],
    ['After deploying v2.3', 'after-deploy'],
    ['RECOVERY!!', 'recovery'],
    ['Recovery plan', 'recovery'],
    ['II. Rollback', 'recovery'],
    ['Rollback Procedure', 'recovery'],
  ])('"%s" opens %s', (heading, stage) => {
    expect(stageOfHeading(heading, HEADINGS)).toBe(stage);
    expect(nearStageHeading(heading, HEADINGS)).toBeUndefined();
  });

  test.each([
    'Summary',
    'What was learned',
    'Deployment Steps',
    'Before dep',
    'Recovery of the database',
    'The rollback failed',
    'Before/after deploy',
    '',
    '🚀',
  ])('"%s" opens none', (heading) => {
    expect(stageOfHeading(heading, HEADINGS)).toBeUndefined();
  });
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
  ['Summary', undefined],
])('"%s" is a typing error for %s', (heading, meant) => {
  const near = nearStageHeading(heading, stageHeadings());
  expect(near && [near.meant, near.typo]).toEqual(meant && [meant, true]);
});

test.each([
  ['Timeline of the rollback', 'rollback', 'recovery'],
  ['If it fails: roll back', 'rollback', 'recovery'],
  ['Undo', 'recovery', 'recovery'],
  ['After the release', 'after deploy', 'after-deploy'],
  ['Pre-launch', 'before deploy', 'before-deploy'],
  ['Deployment Steps', 'after deploy', undefined],
  ['While deploying', 'after deploy', undefined],
  ['Vor dem Deployment', 'before deploy', 'before-deploy'],
  ['Après le déploiement', 'after deploy', 'after-deploy'],
  ['Dağıtım sonrası', 'after deploy', 'after-deploy'],
  ['Watch it in production', 'after deploy', 'after-deploy'],
])('"%s" sounds like %s', (heading, meant, stage) => {
  expect(nearStageHeading(heading, stageHeadings())).toEqual({
    meant,
    typo: false,
    ...(stage && { stage }),
  });
});

describe('a heading that names two stages is noticed, as a step is asked at one', () => {
  test.each([
    ['Before deploy / After deploy', 'before-deploy after-deploy'],
    ['Before and after the deploy', 'before-deploy after-deploy'],
    ['Pre- & post-deployment checks', 'before-deploy after-deploy'],
    ['Deploys (after | before)', 'before-deploy after-deploy'],
    ['Önce / After deploy', 'before-deploy after-deploy'],
    ['After deploy or rollback', 'after-deploy recovery'],
  ])('"%s"', (heading, stages) => {
    expect(stagesOfOneHeading(heading, HEADINGS)?.join(' ')).toBe(stages);
  });

  test.each([
    'Before deploy, after the backup',
    'Rollback / Recovery',
    'After the deployment: rollback',
    'Latency before and after',
    'Before deploy',
  ])('"%s" names one, or none', (heading) => {
    expect(stagesOfOneHeading(heading, HEADINGS)).toBeUndefined();
  });
});
