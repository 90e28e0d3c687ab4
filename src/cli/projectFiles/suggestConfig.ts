/** The first `belay.json` of a project: what was detected and then confirmed. */

import { runGit } from '../../gate/git/runGit.ts';
import { BelayConfig } from '../../gate/projectConfig.ts';
import { askedRules } from '../../gate/readiness/askedRules.ts';
import type { Rule } from '../../rules/model.ts';
import type { Detected } from './detect.ts';

/** One suggestion for `belay.json`. */
export interface Suggestion {
  /** The question to a person. */
  question: string;
  /** The fields to write, on top of what was confirmed before. */
  change: Partial<BelayConfig>;
}

/** A branch that is usually deployed, and its environment. */
const ENVIRONMENTS: readonly (readonly [environment: string, branches: readonly string[]])[] = [
  ['production', ['main', 'master', 'production']],
  ['staging', ['develop', 'staging', 'dev']],
];

/** Names of checks that usually mean the tests of a project. */
const TEST_NAMES = /^(unit-?|all-?|the-?)?tests?$/;

/** Suggests the stacks, and the environments by the branches that exist. */
export function placeSuggestions(detected: Detected, branches: readonly string[]): Suggestion[] {
  const environments = ENVIRONMENTS.flatMap(([name, usual]) => {
    const found = usual.filter((branch) => branches.includes(branch));
    return found.length > 0 ? [[name, { branches: found }] as const] : [];
  });
  return [
    ...(detected.stacks.length > 0
      ? [
          {
            question: `Is the project built with ${detected.stacks.join(', ')}?`,
            change: { stacks: detected.stacks },
          },
        ]
      : []),
    ...(environments.length > 0
      ? [
          {
            question: `Is ${environments.map(([name, each]) => `${each.branches.join(' or ')} deployed to ${name}`).join(', and ')}?`,
            change: { environments: Object.fromEntries(environments) },
          },
        ]
      : []),
  ];
}

/** Suggests commands for tests and people for roles, for the rules that apply to what was confirmed. */
export function bindingSuggestions(
  config: Partial<BelayConfig>,
  rules: readonly Rule[],
  detected: Detected,
  email: string | undefined,
): Suggestion[] {
  const lacking = askedRules(rules, BelayConfig.parse(config)).flatMap(
    ({ unbound }) => unbound ?? [],
  );
  const names = (field: string) => [
    ...new Set(lacking.filter((each) => each.field === field).map(({ name }) => name)),
  ];
  const { tests } = detected;
  const commands = tests
    ? names('commands')
        .filter((name) => TEST_NAMES.test(name))
        .map((name) => ({
          question: `Does \`${tests.command}\` check "${name}" (${tests.because})? Exit 0 is the good answer.`,
          change: { commands: { ...config.commands, [name]: tests.command } },
        }))
    : [];
  const people = email
    ? names('people').map((name) => ({
        question: `Does ${email} hold the role "${name}"?`,
        change: { people: { [name]: [email] } },
      }))
    : [];
  return [...commands, ...people];
}

/** The confirmed settings plus one suggestion. */
export function withSuggestion(
  config: Partial<BelayConfig>,
  { change }: Suggestion,
): Partial<BelayConfig> {
  return {
    ...config,
    ...change,
    ...(change.commands && { commands: { ...config.commands, ...change.commands } }),
    ...(change.people && { people: { ...config.people, ...change.people } }),
  };
}

/** The branches of a repository and its remotes; empty outside a repository. */
export async function branchesOf(root: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const format = '--format=%(refname:lstrip=2)';
  const [heads, remotes, current] = await Promise.all([
    runGit(['for-each-ref', format, 'refs/heads'], { cwd: root, env }),
    runGit(['for-each-ref', '--format=%(refname:lstrip=3)', 'refs/remotes'], { cwd: root, env }),
    runGit(['symbolic-ref', '--short', '--quiet', 'HEAD'], { cwd: root, env }),
  ]);
  const lines = [heads, remotes, current].flatMap(({ code, stdout }) =>
    code === 0 ? stdout.split('\n') : [],
  );
  return [...new Set(lines.filter(Boolean))];
}
