/** Problems of a project that come from git, its files and the network. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { wholeText } from '../../files/wholeFile.ts';
import { missingText } from '../answers.ts';
import { snapshotFile } from '../checks/snapshot.ts';
import { remotesOf } from '../git/remotes.ts';
import { runGit } from '../git/runGit.ts';
import { SourceError } from '../overTls.ts';
import { changedProgram } from '../programDigest.ts';
import { readRules } from '../rulesFile.ts';
import { fetchRules, tokenIn } from '../source.ts';
import type { Problem } from './problem.ts';
import { signingProblems } from './signingProblems.ts';
import type { Subject } from './subject.ts';

/** @returns the problems, in a fixed order. */
export async function checkoutProblems(subject: Subject): Promise<Problem[]> {
  const found = await Promise.all([
    snapshots(subject),
    ignored(subject),
    hook(subject),
    unborrowed(subject),
    refspecs(subject),
    remotes(subject),
    journal(subject),
    ownVersion(subject),
    signingProblems(subject),
    missing(subject),
  ]);
  return found.flat();
}

async function git({ root, env }: Subject, ...args: string[]): Promise<string | undefined> {
  const { code, stdout } = await runGit(args, { cwd: root, env });
  return code === 0 ? stdout.trim() : undefined;
}

async function snapshots({ rules, asked, root }: Subject): Promise<Problem[]> {
  const places = asked.flatMap(({ id, environments, unbound }) => {
    const check = rules.rules.find((rule) => rule.id === id)?.check;
    if (check?.kind !== 'drift' || unbound) return [];
    const names = environments.length > 0 ? environments : [undefined];
    return names.map((environment) => ({ name: check.name, environment }));
  });
  return places
    .filter(({ name, environment }) => !existsSync(snapshotFile(root, environment, name)))
    .map(({ name, environment }) => ({
      code: 'snapshot-missing',
      severity: 'error',
      message: `There is no accepted output of ${name} yet${environment ? ` in ${environment}` : ''}.`,
      fix: `\`belay accept ${name}${environment ? ` --environment ${environment}` : ''} --reason "…"\``,
    }));
}

async function ignored(subject: Subject): Promise<Problem[]> {
  const files = ['.belay/rules.json', '.belay/belay.mjs', 'belay.json'];
  const said = await git(subject, 'check-ignore', '--', ...files);
  if (!said) return [];
  return [
    {
      code: 'ignored-by-git',
      severity: 'error',
      message: `Git ignores ${said.split('\n').join(', ')}, so nobody else has these files.`,
      fix: 'Remove them from .gitignore (`git check-ignore -v .belay/rules.json` shows the line), and commit them.',
    },
  ];
}

async function hook(subject: Subject): Promise<Problem[]> {
  const { config, git: facts } = subject;
  const deploys = Object.values(config.environments).some(({ branches }) => branches.length > 0);
  const folder = await git(subject, 'rev-parse', '--git-path', 'hooks');
  if (!deploys || folder === undefined || facts.commit === undefined) return [];
  // husky runs the file in the folder above the one where git looks.
  const above = /(?:^|[\\/])\.husky[\\/]_$/.test(folder) ? '..' : '';
  const file = path.resolve(subject.root, folder, above, 'pre-push');
  const text = await wholeText(file).catch(() => '');
  if (text.includes('pre-push ')) return [];
  const elsewhere = await git(subject, 'config', '--get', 'core.hooksPath');
  if (elsewhere) {
    return [
      {
        code: 'hook-not-run',
        severity: 'warning',
        message: `Git looks for hooks in ${elsewhere} (core.hooksPath), and no pre-push hook there asks the gate.`,
        fix: `\`belay init --hook\` installs it there, or prints the line for ${path.join(elsewhere, above, 'pre-push')}.`,
      },
    ];
  }
  return [
    {
      code: 'hook-missing',
      severity: 'warning',
      message: 'This clone has no pre-push hook that holds pushes to deploy branches.',
      fix: '`belay init --hook`',
    },
  ];
}

/** A push is checked in a clean checkout, which has no ignored files except those in `borrow`. */
async function unborrowed(subject: Subject): Promise<Problem[]> {
  const { config } = subject;
  const folders = Object.values(config.libraries);
  const deploys = Object.values(config.environments).some(({ branches }) => branches.length > 0);
  if (!deploys || folders.length === 0) return [];
  const ignored = await git(subject, 'check-ignore', '--', ...folders);
  const prefix = await git(subject, 'rev-parse', '--show-prefix');
  if (!ignored || prefix === undefined) return [];
  const missing = ignored.split('\n').filter((folder) => {
    const fromTop = path.posix.join(prefix, folder);
    return !config.borrow.some((each) => fromTop === each || fromTop.startsWith(`${each}/`));
  });
  return missing.map((folder) => ({
    code: 'folder-not-borrowed',
    severity: 'warning',
    message: `Git ignores ${folder}, so the check of a push, which runs in a clean checkout, does not find it.`,
    fix: `Write in belay.json: "borrow": ${JSON.stringify([...config.borrow, path.posix.join(prefix, folder.split('/')[0] ?? folder)])}`,
  }));
}

/** A forced fetch overwrites records that are not pushed yet. */
async function refspecs(subject: Subject): Promise<Problem[]> {
  const said =
    (await git(subject, 'config', '--get-regexp', String.raw`^remote\..*\.fetch$`)) ?? '';
  const forced = said.split('\n').filter((line) => /\s\+\S*:refs\/(notes|\*)/.test(line));
  return forced.map((line) => ({
    code: 'records-overwritten',
    severity: 'warning',
    message: `\`git fetch\` overwrites the notes of this clone, by ${line}.`,
    fix: 'Remove that line with `git config --unset-all` and use `belay sync`, which merges records.',
  }));
}

async function remotes({ root, env, git: { commit, branch } }: Subject): Promise<Problem[]> {
  if (commit === undefined) return [];
  const names = await remotesOf({ cwd: root, env }, branch);
  if (names.length > 0) return [];
  return [
    {
      code: 'records-stay-here',
      severity: 'warning',
      message: 'This repository has no remote, so answers and records stay in this clone.',
      fix: '`git remote add origin ADDRESS`',
    },
  ];
}

async function journal({ config, root, rules, env }: Subject): Promise<Problem[]> {
  if (config.rules === undefined) return [];
  let reason: string;
  try {
    const latest = readRules(await fetchRules(config.rules, root, tokenIn(env)), config.rules);
    if (latest.ok && latest.file.digest === rules.digest) return [];
    if (latest.ok) {
      return [
        {
          code: 'rules-behind',
          severity: config.requireLatest ? 'error' : 'warning',
          message: `The journal "${rules.journal.title}" has other rules than the pinned ones.`,
          fix: '`belay update`',
        },
      ];
    }
    reason = latest.reason;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    reason = error.message;
  }
  return [
    {
      code: 'rules-unreachable',
      severity: config.requireLatest ? 'error' : 'warning',
      message: `The journal's latest rules cannot be read: ${reason}.`,
      fix: 'Check "rules" in belay.json: a file, or an https: address.',
    },
  ];
}

async function ownVersion({ root, version }: Subject): Promise<Problem[]> {
  const text = await wholeText(path.join(root, '.belay', 'belay.mjs')).catch(() => undefined);
  const changed = await changedProgram(root);
  if (changed !== undefined) {
    return [
      {
        code: 'belay-changed',
        severity: 'error',
        message: changed,
        fix: 'Run `npx belay init DIR` in the journal, with the folder of this project.',
      },
    ];
  }
  const found = text?.match(/^\/\/ Belay (\S+)$/m)?.[1];
  if (found === version) return [];
  const what = text === undefined ? 'is missing' : `is of version ${found ?? 'unknown'}`;
  return [
    {
      code: 'belay-version',
      severity: text === undefined ? 'error' : 'warning',
      message: `.belay/belay.mjs ${what}, and this is Belay ${version}.`,
      fix: 'Run `npx belay init DIR` in the journal, with the folder of this project.',
    },
  ];
}

async function missing({ ledger }: Subject): Promise<Problem[]> {
  const found = await ledger.missing();
  if (found.length === 0) return [];
  return [
    {
      code: 'records-missing',
      severity: 'warning',
      message: `${missingText(found, ledger)}.`,
      fix: '`belay sync`, and protect refs/notes/belay on the server (docs/gate.md says how).',
    },
  ];
}
