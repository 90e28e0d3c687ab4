/** The README, done as it says: every command in it, and every rule of its grammar table. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { commitAll, gitEnvironment, type Outcome, run } from '../gate/testing/deployingProject.ts';
import { readItems } from '../rules/testing/readRules.ts';
import { OF_THE_TEST_RUNNER } from './build.ts';
import { PACKED } from './installed.ts';
import { sharedFile } from './shared.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const CONTRIBUTING = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const DOCS = globSync(path.join(ROOT, 'docs/*.md')).map((file) => readFileSync(file, 'utf8'));
const { scripts, dependencies, devDependencies } = createRequire(import.meta.url)(
  '../../package.json',
);
const CI = readFileSync(path.join(ROOT, '.ci/run'), 'utf8');

const OWN_INCIDENT = '2019-06-psycopg2-two-libssl.md';
const CONFIRMED = 'are-all-changes-confirmed-by-the-product-manager-in-the-staging-server';
const ACCEPT =
  'node .belay/belay.mjs accept server-packages --environment production --reason "OpenSSL 1.1, tried in staging"';

let folder: string;
/** A copy of what git has of this repository, as a clone would be after `npm ci`. */
let clone: string;
/** The project that is made ready beside it. */
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-readme-'));
  clone = path.join(folder, 'journal');
  project = path.join(folder, 'my-project');
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
  });
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    if (existsSync(path.join(ROOT, file))) cpSync(path.join(ROOT, file), path.join(clone, file));
  }
  // Package by package, so that what a build keeps there is its own.
  const packages = path.join(ROOT, 'node_modules');
  mkdirSync(path.join(clone, 'node_modules'));
  for (const name of readdirSync(packages)) {
    if (/^\.(?!bin$)/.test(name)) continue;
    symlinkSync(path.join(packages, name), path.join(clone, 'node_modules', name));
  }
  commitAll(clone);
  cpSync(path.join(ROOT, 'examples/django-shop/shop'), path.join(project, 'shop'), {
    recursive: true,
  });
  commitAll(project);
  const bare = path.join(folder, 'my-project.git');
  await run('git', ['init', '--quiet', '--bare', bare], folder);
  await run('git', ['remote', 'add', 'origin', bare], project);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shell = (command: string, cwd: string): Promise<Outcome> =>
  run('/bin/sh', ['-c', command], cwd, { ...OF_THE_TEST_RUNNER, BELAY_CONTENT: undefined });

/** Writes settings into the project's `belay.json`. */
function settle(settings: object): void {
  const file = path.join(project, 'belay.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...settings }));
}

/** Runs a command in the clone that must end well. */
async function inClone(command: string): Promise<Outcome> {
  const outcome = await shell(command, clone);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  return outcome;
}

/** Runs a command in the project; its exit code says what the gate found. */
async function inProject(command: string, code: number): Promise<Outcome> {
  const outcome = await shell(command, project);
  expect(outcome, outcome.stderr).toMatchObject({ code });
  return outcome;
}

/** Starts a server in the clone, asks its first page, and stops it. */
async function serves(command: string): Promise<void> {
  const server = spawn('/bin/sh', ['-c', command], {
    cwd: clone,
    detached: true,
    env: { ...gitEnvironment(), ...OF_THE_TEST_RUNNER, PORT: '0', NO_COLOR: '1' },
  });
  try {
    const response = await fetch(await addressOf(server));
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('May I deploy today?'),
    ]);
  } finally {
    if (server.pid) process.kill(-server.pid);
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      const address = said.match(/http:\/\/localhost:\d+\S*/)?.[0];
      if (address) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('close', () => reject(new Error(`It ended without an address:\n${said}`)));
  });
}

/** What each command of the README does, in the order in which they are tried. */
const COMMANDS: Record<string, () => Promise<unknown> | unknown> = {
  // `npm ci` and the tests themselves are what CI runs before and around this very test.
  'npm ci && npm test': () => expect(CI).toMatch(/^npm ci$[\s\S]*^npm test$/m),
  'npm run check': () => expect(CI).toMatch(/^npm run check$/m),
  'npm run conformance': () => expect(CI).toMatch(/^npm run conformance$/m),
  'npx vitest run src/text': () => inClone('npx vitest run src/text'),
  'npm ci && npm start': () => serves('npm start'),
  'npm run preview': () => serves('npm run preview'),
  'npm run dev': () => serves('npm run dev -- --port 0'),
  // The next one, without its options.
  'npm run build': () => expect(scripts.build).toBe('node scripts/belay.ts build'),
  'npm run build -- --content DIR --out DIR': async () => {
    const small = path.join(folder, 'small');
    mkdirSync(path.join(small, 'checklists'), { recursive: true });
    writeFileSync(
      path.join(small, 'journal.yaml'),
      'title: Small\nurl: https://journal.example/\ntimeZone: Europe/Istanbul\ncountry: TR\n',
    );
    writeFileSync(
      path.join(small, 'checklists/release.md'),
      '---\ntitle: Release\nsummary: By hand.\n---\n\n- Do the unit tests pass? Yes.\n',
    );
    await inClone(`npm run build -- --content ${small} --out ${folder}/elsewhere`);
    expect(existsSync(path.join(folder, 'elsewhere/rules.json'))).toBe(true);
  },
  'npm run -s belay -- new journal ../my-journal': async () => {
    await inClone('npm run -s belay -- new journal ../my-journal');
    expect(existsSync(path.join(folder, 'my-journal/content/journal.yaml'))).toBe(true);
    const [packed = ''] = globSync(path.join(folder, 'my-journal/vendor/*.tgz'));
    await sharedFile(inject('sharedFolder'), PACKED, async (file) => cpSync(packed, file));
    rmSync(path.join(folder, 'my-journal'), { recursive: true });
  },
  'npm run format': async () => {
    const small = path.join(folder, 'format');
    mkdirSync(small);
    for (const file of ['package.json', 'biome.json']) {
      cpSync(path.join(clone, file), path.join(small, file));
    }
    symlinkSync(path.join(clone, 'node_modules'), path.join(small, 'node_modules'));
    writeFileSync(path.join(small, 'long.ts'), 'export const long = "yes"');
    commitAll(small);
    expect(await shell('npm run format', small)).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(small, 'long.ts'), 'utf8')).toBe("export const long = 'yes';\n");
  },
  'npm run -s belay -- new incident "The mail queue stood still"': async () => {
    const { stdout } = await inClone(
      'npm run -s belay -- new incident "The mail queue stood still"',
    );
    expect(existsSync(path.join(clone, stdout.trim()))).toBe(true);
  },
  'npm run -s belay -- lint': () => inClone('npm run -s belay -- lint'),
  'npm run -s belay -- rules --out dist/rules.json': () =>
    inClone('npm run -s belay -- rules --out dist/rules.json'),
  'npm run -s belay -- match worker.log': async () => {
    const note = readFileSync(path.join(clone, 'content/incidents', OWN_INCIDENT), 'utf8');
    const log = note.match(/^```log\n([\s\S]*?)^```$/m)?.[1] ?? '';
    writeFileSync(path.join(clone, 'worker.log'), log);
    const { stdout } = await inClone('npm run -s belay -- match worker.log');
    expect(stdout).toContain('A wheel brought its own libssl');
  },
  'npm run -s belay -- init ../my-project --project my-project': async () => {
    await inClone('npm run -s belay -- init ../my-project --project my-project');
    // What the README leaves to its reader.
    settle({
      environments: { production: { branches: ['main'] } },
      commands: { 'server-packages': 'cat shop/products.txt' },
      people: { 'product-manager': ['ada@shop.example'] },
    });
  },
  'node .belay/belay.mjs gate --stage before-deploy --environment production': () =>
    inProject('node .belay/belay.mjs gate --stage before-deploy --environment production', 1),
  'node .belay/belay.mjs gate --stage before-deploy --report json': async () => {
    const { stdout } = await inProject(
      'node .belay/belay.mjs gate --stage before-deploy --report json',
      1,
    );
    expect(JSON.parse(stdout).decision).toBe('stop');
  },
  [`node .belay/belay.mjs answer ${CONFIRMED}=yes`]: async () => {
    await inProject(`node .belay/belay.mjs answer ${CONFIRMED}=yes`, 0);
    const command = 'node .belay/belay.mjs gate --stage before-deploy --report json';
    const { rules } = JSON.parse((await inProject(command, 1)).stdout);
    const confirmed = rules.find(({ id }: { id: string }) => id === CONFIRMED);
    expect(confirmed).toMatchObject({ verdict: 'pass', answer: 'yes', by: 'ada@shop.example' });
  },
  [ACCEPT]: () => inProject(ACCEPT, 0),
  'node .belay/belay.mjs sync': async () => {
    await inProject('node .belay/belay.mjs sync', 0);
    const { stdout } = await inProject('git ls-remote origin refs/notes/belay', 0);
    expect(stdout).toContain('refs/notes/belay');
  },
  'node .belay/belay.mjs verify --environment production --within 15m': () =>
    // The runs above stopped.
    inProject('node .belay/belay.mjs verify --environment production --within 15m', 1),
  'node .belay/belay.mjs log': async () => {
    const { stdout } = await inProject('node .belay/belay.mjs log', 0);
    expect(stdout).toContain('OpenSSL 1.1, tried in staging');
  },
  'node .belay/belay.mjs update': async () => {
    settle({ rules: path.join(clone, 'dist/rules.json') });
    await inProject('node .belay/belay.mjs update', 0);
  },
};

/** Tested elsewhere, with more than a README can show. */
const ELSEWHERE: Record<string, string> = {
  'dosh deploy': 'src/e2e/story.test.ts',
};

/** Takes minutes, and is for people who work on Belay: that it exists is enough. */
const BY_HAND = [
  ...['pictures', 'stress', 'mutants'],
  ...['bench:rules', 'bench:site', 'bench:gate', 'bench:match'],
].map((script) => `npm run ${script}`);

function commandsOf(markdown: string): string[] {
  const fences = [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)];
  const typed = fences.flatMap(([, lines = '']) => lines.split('\n').filter(Boolean));
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const named = [...prose.matchAll(/`((?:npm|npx|node|dosh) [^`]+)`/g)].map(
    ([, code = '']) => code,
  );
  return [...new Set([...typed, ...named])];
}

test('every command in it and in CONTRIBUTING.md is tried here, and each that is tried is documented', () => {
  const tried = [...Object.keys(COMMANDS), ...Object.keys(ELSEWHERE), ...BY_HAND];
  const partOfAnother = ['npm ci', 'npm start', 'npm test'];
  const named = commandsOf([README, CONTRIBUTING].join('\n'));
  expect(named.filter((command) => ![...tried, ...partOfAnother].includes(command))).toEqual([]);
  const inDocs = DOCS.join('\n');
  const known = (command: string) =>
    named.includes(command) ||
    inDocs.includes(command.replace(/^node \.belay\/belay\.mjs (\S+).*/, '`belay $1')) ||
    inDocs.includes(command.replace(/^node \.belay\/belay\.mjs (\S+).*/, '.belay/belay $1'));
  expect(tried.filter((command) => !known(command))).toEqual([]);
  for (const command of BY_HAND) expect(scripts).toHaveProperty(command.slice('npm run '.length));
  for (const file of Object.values(ELSEWHERE)) expect(existsSync(path.join(ROOT, file))).toBe(true);
});

test.each(Object.keys(COMMANDS))('%s', async (command) => {
  await COMMANDS[command]?.();
});

test('nothing is left in a clone except the new note', async () => {
  const { stdout } = await inClone('git status --porcelain');
  expect(stdout).toMatch(/^\?\? content\/incidents\/\S+-the-mail-queue-stood-still\.md\n$/);
});

describe('its table of rules', () => {
  const rows = [...README.matchAll(/^\| (?:`` ?(.+?) ?``|`([^`]+)`) \| .* \|$/gm)]
    .map(([, long, short]) => long ?? short ?? '')
    .filter((item) => item.startsWith('- '));

  test('has examples', () => expect(rows.length).toBeGreaterThan(4));

  test.each(rows)('%s', (item) => {
    const { rules, found } = readItems(item);
    expect([rules.length, found]).toEqual([1, []]);
  });
});

test('the architecture page names every package that is installed, and shows the layers that are checked', () => {
  const page = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
  expect(page).toContain(readFileSync(path.join(ROOT, 'src/layers.json'), 'utf8'));
  const table = page.slice(page.indexOf('| package | for |'));
  const cells = table.split('\n').map((line) => line.split('|')[1] ?? '');
  const named = cells.flatMap((cell) =>
    cell.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1').match(/@?[a-z][\w/.*-]*/g),
  );
  const patterns = named.filter((name) => name !== null).map((name) => name.replace('*', '.*'));
  const known = (name: string) =>
    name.startsWith('@types/') || patterns.some((each) => new RegExp(`^(.+/)?${each}$`).test(name));
  const installed = Object.keys({ ...dependencies, ...devDependencies });
  expect(installed.filter((name) => !known(name))).toEqual([]);
});
