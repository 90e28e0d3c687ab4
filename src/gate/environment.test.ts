import { expect, test } from 'vitest';
import { chooseEnvironment } from './environment.ts';

const ENVIRONMENTS = {
  production: { branches: ['main', 'release/*'] },
  staging: { branches: ['develop', 'try/**'] },
  sandbox: { branches: ['try/sand*'] },
};

test('without environments, the message says where to write the one that was given', () => {
  expect(chooseEnvironment({}, 'production', 'main')).toEqual({
    ok: false,
    message: expect.stringContaining('"environments": { "production": { "branches": [] } }'),
  });
});

test.each<[string | undefined, string | undefined, string]>([
  ['production', undefined, 'production'],
  ['staging', 'main', 'staging'],
  [undefined, 'main', 'production'],
  [undefined, 'release/2.1', 'production'],
  [undefined, 'try/a/b', 'staging'],
])('given %s on the branch %s it is %s', (given, branch, name) => {
  expect(chooseEnvironment(ENVIRONMENTS, given, branch)).toEqual({ ok: true, name });
});

test.each<[string | undefined, string | undefined, string]>([
  ['prodution', undefined, 'Did you mean "production"?'],
  ['Production', undefined, 'Did you mean "production"?'],
  ['elsewhere-and-far', undefined, 'it declares production, sandbox, staging'],
  [undefined, undefined, 'No branch is checked out'],
  [undefined, 'release/2.1/hotfix', 'is deployed to no environment'],
  [undefined, 'mainline', 'is deployed to no environment'],
  [undefined, 'try/sandy', 'is deployed to sandbox and staging'],
])('given %s on the branch %s it is bad usage', (given, branch, message) => {
  expect(chooseEnvironment(ENVIRONMENTS, given, branch)).toEqual({
    ok: false,
    message: expect.stringContaining(message),
  });
});

test('a project without environments needs no environment, and accepts none', () => {
  expect(chooseEnvironment({}, undefined, 'main')).toEqual({ ok: true });
  expect(chooseEnvironment({}, 'production', 'main')).toMatchObject({ ok: false });
});
