/** Detects a project's stacks, its tests, and where its deploys begin. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { wholeText } from '../../files/wholeFile.ts';

/** What was detected. None of it is certain: a person confirms it, or `--yes` does. */
export interface Detected {
  /** By the names that notes use, sorted. */
  stacks: string[];
  /** The command that runs the tests, if tests were found. */
  tests?: { command: string; because: string };
  /** A likely command without any tests found: it could pass without testing anything, so it is only shown. */
  unsure?: { command: string; because: string };
  /** Where a deploy begins, which is where the gate belongs. */
  place: Place;
}

export type Place = 'dosh' | 'make' | 'just' | 'task' | 'npm' | 'github' | 'gitlab' | 'none';

/** Looks at the files of a folder, and of the folders in it. */
export async function detect(root: string): Promise<Detected> {
  const files = await filesOf(root);
  const has = (pattern: RegExp) => files.find((file) => pattern.test(file));
  const manifest = has(/^package\.json$/) ? await packageJson(root) : undefined;
  const python = has(/^(manage\.py|pyproject\.toml|requirements\.txt|setup\.py)$/);
  const texts = await Promise.all(
    ['pyproject.toml', 'requirements.txt', 'Gemfile', 'composer.json'].map((file) =>
      has(new RegExp(`^${file}$`)) ? wholeText(path.join(root, file)) : '',
    ),
  );
  const text = texts.join('\n').toLowerCase();
  const stacks = [
    has(/^manage\.py$/) || /\bdjango\b/.test(text) ? 'django' : '',
    python ? 'python' : '',
    has(/\.(csproj|fsproj|vbproj|sln|slnx)$/) ? 'dotnet' : '',
    manifest ? 'node' : '',
    has(/^tsconfig\.json$/) ? 'typescript' : '',
    has(/^go\.mod$/) ? 'go' : '',
    has(/^Cargo\.toml$/) ? 'rust' : '',
    has(/^Gemfile$/) ? 'ruby' : '',
    /\brails\b/.test(text) ? 'rails' : '',
    has(/^(pom\.xml|build\.gradle(\.kts)?)$/) ? 'java' : '',
    has(/^composer\.json$/) ? 'php' : '',
    has(/^mix\.exs$/) ? 'elixir' : '',
    /\b(psycopg|postgres|pg\b)/.test(text) || manifest?.dependencies.includes('pg')
      ? 'postgresql'
      : '',
    has(/^(Dockerfile|compose\.ya?ml|docker-compose\.ya?ml)$/) ? 'docker' : '',
  ];
  return {
    stacks: stacks.filter(Boolean).sort(),
    ...testsOf(has, manifest, text),
    place: placeOf(has, manifest),
  };
}

type Has = (pattern: RegExp) => string | undefined;
interface Manifest {
  scripts: Readonly<Record<string, unknown>>;
  dependencies: string[];
}

/** The test command. It is certain enough only if a test file was found: most runners pass without any. */
function testsOf(
  has: Has,
  manifest: Manifest | undefined,
  text: string,
): Pick<Detected, 'tests' | 'unsure'> {
  const python = has(/(^|\/)(tests?\.py|test_[^/]*\.py|[^/]*_test\.py)$/);
  const gradle = has(/^gradlew$/) ? './gradlew test' : 'gradle test';
  const candidates: [applies: unknown, command: string, seen: string | undefined][] = [
    [has(/^manage\.py$/), 'python manage.py test', python],
    [/\bpytest\b/.test(text), 'python -m pytest', python],
    [
      has(/\.(csproj|fsproj|vbproj|sln|slnx)$/),
      'dotnet test',
      has(/[^/]*tests?[^/]*\.(cs|fs|vb)proj$/i),
    ],
    [has(/^go\.mod$/), 'go test ./...', has(/_test\.go$/)],
    [has(/^Cargo\.toml$/), 'cargo test', has(/^tests\/[^/]+\.rs$/)],
    [has(/^mix\.exs$/), 'mix test', has(/_test\.exs$/)],
    [has(/^pom\.xml$/), 'mvn --batch-mode test', has(/(^|\/)src\/test$|Tests?\.java$/)],
    [/\brspec\b/.test(text), 'bundle exec rspec', has(/_spec\.rb$/)],
    [/\brails\b/.test(text), 'bin/rails test', has(/_test\.rb$/)],
    [/\bphpunit\b/.test(text), 'vendor/bin/phpunit', has(/Test\.php$/)],
    [has(/^build\.gradle(\.kts)?$/), gradle, has(/(^|\/)src\/test$|Tests?\.java$/)],
    [manifest, 'npm test', npmTests(manifest)],
  ];
  const likely = candidates.find(([applies]) => applies);
  if (!likely) return {};
  const [, command, seen] = likely;
  return seen
    ? { tests: { command, because: `there is ${seen}` } }
    : { unsure: { command, because: 'no test file was found, and it may pass without any' } };
}

/** The script `test`, unless it is the one that `npm init` writes. */
function npmTests(manifest: Manifest | undefined): string | undefined {
  const script = manifest?.scripts['test'];
  return typeof script === 'string' && !script.includes('no test specified')
    ? `the script "test": ${script}`
    : undefined;
}

function placeOf(has: Has, manifest: Manifest | undefined): Place {
  if (has(/^dosh\.lua$/)) return 'dosh';
  if (has(/^(GNU)?[Mm]akefile$/)) return 'make';
  if (has(/^\.?[Jj]ustfile$/)) return 'just';
  if (has(/^[Tt]askfile\.(dist\.)?ya?ml$/)) return 'task';
  if (has(/^\.github\/workflows$/)) return 'github';
  if (has(/^\.gitlab-ci\.yml$/)) return 'gitlab';
  return manifest && 'deploy' in manifest.scripts ? 'npm' : 'none';
}

/** Files and folders, two levels deep, with `/` between. Folders of packages and of output are left out. */
async function filesOf(root: string): Promise<string[]> {
  const skipped = /^(node_modules|\.git|\.venv|venv|target|bin|obj|dist|build|vendor)$/;
  const list = async (folder: string, levels: number): Promise<string[]> => {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
    const found = await Promise.all(
      entries
        .filter(({ name }) => !skipped.test(name))
        .map(async (entry) => {
          const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
          const below = entry.isDirectory() && levels > 1 ? await list(file, levels - 1) : [];
          return [file, ...below];
        }),
    );
    return found.flat().sort();
  };
  return list('', 3);
}

async function packageJson(root: string): Promise<Manifest | undefined> {
  try {
    const data = JSON.parse(await wholeText(path.join(root, 'package.json')));
    const names = { ...data.dependencies, ...data.devDependencies };
    return { scripts: { ...data.scripts }, dependencies: Object.keys(names) };
  } catch {
    return undefined;
  }
}
