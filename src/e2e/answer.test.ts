/** Answers that are given before the deploy, and what they are worth at the gate. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AnswerRecord } from '../gate/records/model.ts';
import {
  bareNode,
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';
import { type SshKeys, sshKeys } from '../gate/testing/sshKeys.ts';
import { atTerminal } from './atTerminal.ts';

const CONFIRMED = rule('confirmed', { check: { kind: 'person', role: 'pm' } });
const SNAPSHOT = rule('snapshot', { expect: 'done' });
const RULES = await rulesFile([
  CONFIRMED,
  SNAPSHOT,
  rule('later', { stage: 'after-deploy' }),
  rule('elsewhere', { sources: [{ ...SOURCE, appliesTo: { projects: ['blog'] } }] }),
  rule('staged', { sources: [{ ...SOURCE, appliesTo: { environments: ['staging'] } }] }),
]);
const SETTINGS = {
  environments: { production: { branches: ['main'] }, staging: { branches: ['develop'] } },
  people: { pm: ['ada@shop.example'] },
};
const BOTH = ['confirmed=yes', 'snapshot=done'];

let project: DeployingProject;
beforeEach(async () => {
  project = await deployingProject(RULES, SETTINGS, 'in this process');
  commitAll(project.root);
  return () => project[Symbol.dispose]();
});

const answer = (...args: string[]) => project.belay(['answer', ...args]);
const git = (...args: string[]) =>
  execFileSync('git', args, {
    cwd: project.root,
    env: gitEnvironment(),
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
const evidence = async (id: string, ...args: string[]) =>
  (await project.gate(...args)).decision.rules.find((each) => each.id === id)?.evidence;

describe('an answer ahead of time', () => {
  test('lets the deploy of this commit continue, without asking again', async () => {
    const { code, stdout } = await answer(...BOTH);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(
        `Is confirmed fine? yes: recorded for commit ${git('rev-parse', 'HEAD').slice(0, 10)}`,
      ),
    ]);
    const { code: gate, decision } = await project.gate();
    expect([gate, decision.decision]).toEqual([0, 'go']);
    expect(decision.rules.find(({ id }) => id === 'confirmed')).toMatchObject({
      answer: 'yes',
      by: 'ada@shop.example',
      evidence: expect.stringMatching(/^ada@shop\.example answered yes, in advance, at 2/),
    });
    expect(git('status', '--porcelain')).toBe('');
  });

  test('is for those files: for another commit with them, and not for others', async () => {
    await answer(...BOTH);
    git('commit', '--quiet', '--amend', '--message', 'Said better');
    expect((await project.gate()).code).toBe(0);
    project.write('.belay/snapshots/production/packages.txt', 'openssl 3\n');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Accept what the server has');
    expect((await project.gate()).code).toBe(0);
    project.write('shop.py', 'more');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'More');
    expect((await project.gate()).code).toBe(1);
    await answer(...BOTH, '--commit', 'HEAD~1');
    expect((await project.gate()).code).toBe(1);
  });

  test('is given by the settings and the rules of the commit that it is for', async () => {
    const first = git('rev-parse', 'HEAD');
    project.write('.belay/rules.json', await rulesFile([SNAPSHOT]));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Other rules');
    expect((await answer('confirmed=yes')).code).toBe(2);
    expect((await answer(...BOTH, '--commit', first)).code).toBe(0);
    git('checkout', '--quiet', '--detach', first);
    expect((await project.gate('--environment', 'production')).code).toBe(0);
  });

  test('counts for as long as belay.json says, and no longer', async () => {
    await answer(...BOTH);
    const before = await project.gate();
    expect(before.code).toBe(0);
    // The answer has to be older than the shorter of the two limits, however fast this machine is.
    await setTimeout(1_100);
    for (const [answersFor, code, says] of [
      ['1d', 0, /valid until 2/],
      ['1s', 1, /answers are valid for 1s/],
    ] as const) {
      project.write('belay.json', { project: 'shop', ...SETTINGS, answersFor });
      const { decision, ...outcome } = await project.gate('--allow-dirty', 'a test');
      expect(outcome.code).toBe(code);
      expect(decision.rules.map(({ evidence }) => evidence).join()).toMatch(says);
    }
  });

  test('may be an override, with its reason and its end', async () => {
    const args = ['--override', 'confirmed=the shop is down', '--expires', '1h'];
    expect((await answer('snapshot=done', ...args)).stdout).toContain('overridden until 2');
    const { code, decision } = await project.gate();
    expect(code).toBe(0);
    expect(decision.rules.find(({ id }) => id === 'confirmed')).toMatchObject({
      verdict: 'overridden',
      override: { reason: 'the shop is down', by: 'ada@shop.example', expires: expect.any(String) },
    });
    expect((await answer('--override', 'confirmed')).stderr).toContain('needs its reason');
    expect((await answer('--override', 'confirmed=x', '--expires', 'soon')).code).toBe(2);
  });

  test('is for that wording, and for those rules', async () => {
    await answer(...BOTH);
    const others = await rulesFile([{ ...CONFIRMED, text: 'Are they confirmed?' }, SNAPSHOT]);
    project.write('.belay/rules.json', others);
    expect((await project.gate()).code).toBe(1);
    expect(await evidence('confirmed')).toContain('the rule had another wording then');
    expect(await evidence('snapshot')).toContain('the rules have changed since');
  });

  test('may be for one environment only', async () => {
    await answer(...BOTH, '--environment', 'staging');
    expect((await project.gate()).code).toBe(1);
    const staging = await project.gate('--environment', 'staging', '--answer', 'staged=yes');
    expect(staging.code).toBe(0);
  });

  test('counts only if the command line says nothing else', async () => {
    await answer(...BOTH);
    expect((await project.gate('--answer', 'snapshot=no')).code).toBe(1);
  });

  test('may be taken back', async () => {
    await answer(...BOTH);
    await answer('snapshot', 'no');
    expect((await project.gate()).code).toBe(1);
  });

  test('counts only from a person who has the role, no matter who wrote it', async () => {
    const by = { GIT_AUTHOR_EMAIL: 'bob@shop.example' };
    const { code, stderr } = await project.belay(['answer', 'confirmed=yes'], by);
    expect([code, stderr]).toEqual([
      2,
      'belay: Only pm may answer "confirmed": ada@shop.example. Your address in git is bob@shop.example.\n',
    ]);
    await answer(...BOTH);
    const note = git('notes', '--ref', 'belay', 'show').replaceAll('ada@', 'bob@');
    forge(note);
    expect(await evidence('confirmed')).toContain(
      'bob@shop.example answered yes, but only ada@shop.example may',
    );
  });

  test('is found among invalid lines, which are reported', async () => {
    git('notes', '--ref', 'belay', 'add', '-m', 'Looks good to me!');
    await answer(...BOTH);
    const { code, stderr } = await project.gate();
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('1 line in refs/notes/belay is not a record'),
    ]);
  });
});

describe('at a terminal', () => {
  /** Runs `belay answer`, and types where a text comes up. */
  const answerAtTerminal = (typed: [when: string, text: string][], email = 'ada@shop.example') =>
    atTerminal(
      bareNode(),
      ['.belay/belay.mjs', 'answer'],
      { cwd: project.root, env: { ...gitEnvironment(email), NO_COLOR: '1' } },
      typed,
    );

  test('what is to be answered is asked, and lets the deploy go', async () => {
    const { code, screen } = await answerAtTerminal([
      ['Is confirmed fine?', 'Yes\r'],
      ['Is snapshot fine?', 'done\r'],
    ]);
    expect([code, screen]).toEqual([0, expect.stringContaining('done: recorded for commit')]);
    expect(screen).not.toMatch(/Is (later|staged) fine\?/);
    expect((await project.gate()).code).toBe(0);
  });

  test('nobody is asked what only others may answer', async () => {
    const { code, screen } = await answerAtTerminal(
      [['Is snapshot fine?', 'done\r']],
      'bob@shop.example',
    );
    expect([code, screen.includes('Is confirmed fine?')]).toEqual([0, false]);
  });

  test('without an answer nothing is recorded', async () => {
    const { code } = await answerAtTerminal([
      ['Is confirmed fine?', 'yes\r'],
      ['Is snapshot fine?', '\x04'],
    ]);
    expect(code).toBe(2);
    expect((await project.gate()).decision.rules.map(({ verdict }) => verdict)).not.toContain(
      'pass',
    );
  });
});

/** Puts records of somebody's own making in the place of all that there are. */
function forge(note: string): void {
  for (const ref of ['refs/notes/belay', 'refs/belay/records']) git('update-ref', '-d', ref);
  git('notes', '--ref', 'belay', 'add', '-m', note);
}

describe('is refused with exit 2, and nothing is recorded', () => {
  test.each<[string[], string]>([
    [['confirmd=yes'], 'Did you mean "confirmed"?'],
    [['confirmed'], 'write confirmed=yes or confirmed=no'],
    [['confirmed=perhaps'], 'Write yes or no.'],
    [['snapshot=done', 'snapshot=no'], 'given twice'],
    [['elsewhere=yes'], 'does not apply to this project'],
    [['snapshot=done', '--environment', 'prod'], 'declares no environment "prod"'],
    [['snapshot=done', '--commit', 'nosuch'], 'There is no commit "nosuch"'],
    [['snapshot=done', '--commit', '--help=x'], 'looks like an option'],
    [[], 'belay answer snapshot=done'],
  ])('%j', async (args, message) => {
    const { code, stderr, stdout } = await answer(...args);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
    expect(() => git('rev-parse', '--verify', '--quiet', 'refs/notes/belay')).toThrow();
  });

  test('outside a repository, where there is no commit', async () => {
    rmSync(path.join(project.root, '.git'), { recursive: true });
    const { code, stderr } = await answer(...BOTH);
    expect([code, stderr]).toEqual([2, expect.stringContaining('An answer is for a commit')]);
  });
});

describe('where answers have to be signed', () => {
  let keys: SshKeys;
  beforeAll(() => {
    keys = sshKeys('ada', 'eve');
  });
  afterAll(() => keys[Symbol.dispose]());

  beforeEach(() => {
    project.write('belay.json', { project: 'shop', ...SETTINGS, requireSigned: true });
    project.write('.belay/allowed_signers', `ada@shop.example ${keys.keyOf('ada')}`);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Require signatures');
  });
  const signed = (name: string, ...args: string[]) =>
    project.belay(['answer', ...args], keys.signingWith(name));

  test('one with a good signature of hers counts, wherever it is checked', async () => {
    expect((await signed('ada', ...BOTH)).code).toBe(0);
    expect((await project.gate()).code).toBe(0);
  });

  test('one without, or with a key that is not listed, is not recorded', async () => {
    expect(await answer(...BOTH)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('git did not sign it'),
    });
    expect(await signed('eve', ...BOTH)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the key of its signature is not trusted'),
    });
    project.write('.belay/allowed_signers', `eve@shop.example ${keys.keyOf('eve')}`);
    expect(await signed('eve', ...BOTH)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the signature is by eve@shop.example'),
    });
  });

  test.each<[string, (record: AnswerRecord) => object, string]>([
    ['with its signature taken off', ({ signature: _, ...rest }) => rest, 'it is not signed'],
    ['turned around', (record) => ({ ...record, answer: 'yes' }), 'is for something else'],
    [
      'turned around in what is signed as well',
      ({ signature = '', ...rest }) => {
        const turned = signature.replace('"answer":"no"', '"answer":"yes"');
        return { ...rest, answer: 'yes', signature: turned };
      },
      'its signature is bad',
    ],
    [
      'with a signature that is none',
      (record) => ({ ...record, signature: `tree x\n\n${record.signature?.split('\n\n')[1]}` }),
      'its signature is for something else',
    ],
  ])('one %s does not count', async (_, change, objection) => {
    await signed('ada', 'confirmed=no', 'snapshot=done');
    const records = git('notes', '--ref', 'belay', 'show')
      .split('\n')
      .map((line) => JSON.parse(line));
    const note = records.map((each) => (each.rule === 'confirmed' ? change(each) : each));
    const text = note.map((each) => JSON.stringify(each)).join('\n');
    forge(text);
    const { code, decision } = await project.gate();
    const verdict = decision.rules.find(({ id }) => id === 'confirmed');
    expect([code, verdict?.verdict]).toEqual([1, 'unknown']);
    expect(verdict?.evidence).toContain(objection);
  });

  test('one that comes at the gate is signed there, and kept', async () => {
    const args = [
      'gate',
      '--stage',
      'before-deploy',
      '--answer',
      'confirmed=yes',
      '--answer',
      'snapshot=done',
    ];
    expect((await project.belay(args)).code).toBe(1);
    expect((await project.belay(args, keys.signingWith('ada'))).code).toBe(0);
    expect((await project.gate()).code).toBe(0);
  });
});
