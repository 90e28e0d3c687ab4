import { expect, test } from 'vitest';
import { askedFor } from './askedFor.ts';

test.each([
  ['', { project: 'shop' }, true],
  ['project=shop,blog', { project: 'blog' }, true],
  ['project=shop', { project: 'blog' }, false],
  ['project=shop;stack=django', { project: 'shop', stack: 'dotnet' }, false],
  // Two notes: one asks a project everywhere, the other every project in one environment.
  ['project=shop\nenvironment=staging', { project: 'blog', environment: 'production' }, false],
  ['project=shop\nenvironment=staging', { project: 'blog', environment: 'staging' }, true],
  ['stack=django', {}, true],
])('a rule asked in %j, for %j: %s', (askedIn, deploy, expected) => {
  expect(askedFor(askedIn, deploy)).toBe(expected);
});
