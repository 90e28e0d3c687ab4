/** What Belay said is recorded is on record, even if processes are killed or the disk is full or locked. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecords } from '../gate/records/model.ts';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
  run,
} from '../gate/testing/deployingProject.ts';
import { type KillingGit, killingGit, type Victim } from '../gate/testing/killingGit.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

const IDS = Array.from({ length: 200 }, (_, index) => `rule-${index}`);
const RULES = await rulesFile(IDS.map((id) => rule(id)));

let project: DeployingProject;
let folder: string;
let killing: KillingGit;
let commit: string;
/** The rules whose answers Belay said are recorded. */
const acknowledged: string[] = [];
let next = 0;

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, { cwd, env: gitEnvironment(), encoding: 'utf8', stdio: 'pipe' }).trim();

beforeAll(async () => {
  project = await deployingProject(RULES, {}, 'bundled, on the Node of the tests');
  commitAll(project.root);
  commit = git(project.root, 'rev-parse', 'HEAD');
  folder = mkdtempSync(path.join(tmpdir(), 'belay-origin-'));
  git(folder, 'clone', '--quiet', '--bare', project.root, 'origin');
  git(project.root, 'remote', 'add', 'origin', path.join(folder, 'origin'));
  killing = killingGit();
});
afterAll(() => {
  project[Symbol.dispose]();
  killing[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

/** The rules that are answered on record, each line of which has to be whole. */
function recorded(repository = project.root): string[] {
  const text = git(repository, 'notes', '--ref', 'belay', 'show', commit);
  const { records, passedOver } = readRecords(text, commit);
  expect(passedOver).toBe(0);
  return records.flatMap((record) => (record.kind === 'answer' ? [record.rule] : []));
}

async function answer(env: NodeJS.ProcessEnv = {}): Promise<number> {
  const id = IDS[next++] as string;
  const { code } = await project.belay(['answer', `${id}=yes`], env);
  if (code === 0) acknowledged.push(id);
  return code;
}

/** To kill at every call takes minutes: `npm run stress` does, `npm test` leaves some out. */
const ALL = process.env['BELAY_STRESS'] !== undefined;

describe('SIGKILL at each call of git', () => {
  test.each<Victim>(ALL ? ['caller-before', 'caller-after', 'git'] : ['caller-after', 'git'])(
    'while an answer is recorded, of the %s',
    { timeout: 600_000 },
    async (victim) => {
      expect(await answer()).toBe(0);
      for (let at = 1; ; at += ALL ? 1 : 4) {
        await answer(killing.env(victim, at));
        if (killing.calls() < at) break;
        expect(recorded()).toEqual(expect.arrayContaining(acknowledged));
      }
      expect(await answer()).toBe(0);
      expect(recorded()).toEqual(expect.arrayContaining(acknowledged));
    },
  );

  test.each<Victim>(ALL ? ['caller-before', 'caller-after', 'git'] : ['git'])(
    'while records are synced, of the %s',
    { timeout: 600_000 },
    async (victim) => {
      for (let at = 1; ; at += ALL ? 1 : 8) {
        expect(await answer()).toBe(0);
        await project.belay(['sync'], killing.env(victim, at));
        expect(recorded()).toEqual(expect.arrayContaining(acknowledged));
        if (killing.calls() < at) break;
      }
      expect((await project.belay(['sync'])).code).toBe(0);
      for (const each of [project.root, path.join(folder, 'origin')]) {
        expect(recorded(each)).toEqual(expect.arrayContaining(acknowledged));
      }
      expect(git(project.root, 'fsck', '--no-dangling')).toBe('');
    },
  );
});

describe('where the disk takes no more', () => {
  test('a record is refused with a sentence, and those before stay', async () => {
    expect(await answer()).toBe(0);
    // No file may be longer than one block: git is stopped by the system as it is on a full disk.
    const limited = ['-c', 'ulimit -f 1; exec "$@"', 'sh', bareNode(), '.belay/belay.mjs'];
    const command = (...args: string[]) => run('/bin/sh', [...limited, ...args], project.root);
    const refused = await command('answer', `${IDS.at(-1)}=yes`);
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^belay: The records cannot be read or written: .+\n$/),
    });
    const gate = await command('gate', '--stage', 'before-deploy', '--report', 'json');
    expect([gate.code, JSON.parse(gate.stdout).reason]).toEqual([
      2,
      expect.stringContaining('could not be recorded in refs/notes/belay'),
    ]);
    expect(recorded()).toEqual(expect.arrayContaining(acknowledged));
    expect(recorded()).not.toContain(IDS.at(-1));
    expect(await answer()).toBe(0);
  });
});

describe('where the repository may not be written', () => {
  test('a record is refused with a sentence, at once, and what is there can be read', async () => {
    expect(await answer()).toBe(0);
    const locked = readOnly(project.root);
    try {
      const { code, stderr } = await locked.belay('answer', `${IDS.at(-1)}=yes`);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/denied/)]);
      const gate = await locked.belay('gate', '--stage', 'before-deploy');
      expect([gate.code, gate.stdout]).toEqual([2, expect.stringMatching(/could not be recorded/)]);
      expect((await locked.belay('log')).code).toBe(0);
      expect((await locked.belay('verify')).code).toBe(1);
    } finally {
      locked.unlock();
    }
    expect(await answer()).toBe(0);
  });
});

/** Takes away the right to write a folder, from root too: it hands it to nobody, and runs as nobody. */
function readOnly(root: string) {
  const isRoot = process.getuid?.() === 0;
  const chmod = (mode: string) => execFileSync('chmod', ['-R', mode, root]);
  const chown = (owner: string) => isRoot && execFileSync('chown', ['-R', owner, root]);
  chown('65534:65534');
  chmod('a-w');
  const as = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : ['env'];
  return {
    belay: (...args: string[]) => {
      const [file = '', ...before] = [...as, bareNode(), '.belay/belay.mjs', ...args];
      return run(file, before, root, { HOME: root });
    },
    unlock: () => {
      chmod('u+w');
      chown('0:0');
    },
  };
}
