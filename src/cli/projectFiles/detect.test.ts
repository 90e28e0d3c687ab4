import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { detect } from './detect.ts';

/** Detects in a folder with some files; a file is its name, or its name and its text after a colon. */
async function detectIn(files: readonly string[]) {
  const root = mkdtempSync(path.join(tmpdir(), 'belay-detect-'));
  try {
    for (const file of files) {
      const [, name = '', text = ''] = /^([^:]+):?(.*)$/s.exec(file) ?? [];
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const { stacks, tests, unsure, place } = await detect(root);
    return { stacks: stacks.join(), tests: tests?.command, unsure: unsure?.command, place };
  } finally {
    rmSync(root, { recursive: true });
  }
}

test.each<[files: string[], stacks: string, tests: string | undefined, unsure?: string]>([
  [['manage.py', 'app/tests.py'], 'django,python', 'python manage.py test'],
  [['manage.py'], 'django,python', undefined, 'python manage.py test'],
  [['pyproject.toml:dependencies = ["pytest"]', 'tests/test_a.py'], 'python', 'python -m pytest'],
  [['requirements.txt:Django==5\npsycopg2'], 'django,postgresql,python', undefined],
  [['Shop.sln', 'tests/Shop.Tests/Shop.Tests.csproj'], 'dotnet', 'dotnet test'],
  [['Shop.csproj'], 'dotnet', undefined, 'dotnet test'],
  [['package.json:{"scripts":{"test":"vitest"}}'], 'node', 'npm test'],
  [['package.json:{"scripts":{"test":"no test specified"}}'], 'node', undefined, 'npm test'],
  [['go.mod', 'a_test.go'], 'go', 'go test ./...'],
  [['Cargo.toml', 'src/lib.rs'], 'rust', undefined, 'cargo test'],
  [['Gemfile:gem "rails"\ngem "rspec-rails"', 'spec/a_spec.rb'], 'rails,ruby', 'bundle exec rspec'],
  [['Gemfile:gem "rails"', 'test/a_test.rb'], 'rails,ruby', 'bin/rails test'],
  [['pom.xml', 'src/test/java/A.java'], 'java', 'mvn --batch-mode test'],
  [['build.gradle', 'gradlew', 'src/test/java/A.java'], 'java', './gradlew test'],
  [
    ['composer.json:{"require-dev":{"phpunit/phpunit":"11"}}', 'tests/ATest.php'],
    'php',
    'vendor/bin/phpunit',
  ],
  [['mix.exs', 'test/a_test.exs'], 'elixir', 'mix test'],
  [['web/package.json:{}', 'api/go.mod'], '', undefined],
])('%j is %s', async (files, stacks, tests, unsure) => {
  expect(await detectIn(files)).toEqual({ stacks, tests, unsure, place: 'none' });
});

test.each([
  ['dosh.lua', 'dosh'],
  ['Makefile', 'make'],
  ['justfile', 'just'],
  ['Taskfile.yml', 'task'],
  ['.github/workflows/a.yml', 'github'],
  ['.gitlab-ci.yml', 'gitlab'],
  ['package.json:{"scripts":{"deploy":"x"}}', 'npm'],
])('with %s the gate belongs to %s', async (file, place) => {
  expect((await detectIn([file])).place).toBe(place);
});
