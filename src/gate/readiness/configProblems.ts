/** What is missing in `belay.json` for the pinned rules. Pure: the caller looks for files. */
import { foreignNames } from '../../decision/scope.ts';
import type { Rule, RulesFile } from '../../rules/model.ts';
import { declaredHosts } from '../checks/http/hosts.ts';
import type { BelayConfig } from '../projectConfig.ts';
import { bindingLines } from '../reports/summary.ts';
import type { AskedRule } from './askedRules.ts';
import type { Problem } from './problem.ts';

const THINGS = { projects: 'project', stacks: 'stack', environments: 'environment' } as const;

export function configProblems(
  { rules }: Pick<RulesFile, 'rules'>,
  config: BelayConfig,
  asked: readonly AskedRule[],
): Problem[] {
  return [
    ...nothingAsked(asked, config),
    ...notBound(asked),
    ...hosts(rules, config, asked),
    ...strangeNames(rules, config),
    ...branches(config),
  ];
}

function nothingAsked(asked: readonly AskedRule[], config: BelayConfig): Problem[] {
  if (config.allowEmpty || asked.some(({ stage }) => stage === 'before-deploy')) return [];
  return [
    {
      code: 'nothing-asked',
      severity: 'error',
      message: `No before-deploy rule applies to the project "${config.project}", so the gate cannot decide.`,
      fix: 'Check "project" and "stacks" in belay.json, or write "allowEmpty": true there.',
    },
  ];
}

function notBound(asked: readonly AskedRule[]): Problem[] {
  const found = new Map<string, AskedRule>();
  for (const rule of asked) if (rule.unbound) found.set(JSON.stringify(rule.unbound), rule);
  return [...found.values()].flatMap(({ unbound, text }) =>
    unbound
      ? [
          {
            code: 'not-bound' as const,
            severity: 'error' as const,
            message:
              unbound.field === 'people'
                ? `"${text}" asks for the role "${unbound.name}", but nobody has it.`
                : `"${text}" uses the name "${unbound.name}", but belay.json does not bind it.`,
            fix: `Write in belay.json: ${bindingLines([unbound]).join('')}${unbound.field === 'commands' ? ' (its exit code 0 is the good answer)' : ''}`,
          },
        ]
      : [],
  );
}

function hosts(
  rules: readonly Rule[],
  config: BelayConfig,
  asked: readonly AskedRule[],
): Problem[] {
  const declared = declaredHosts(config.hosts);
  const ids = new Set(asked.map(({ id }) => id));
  const missing = rules.flatMap(({ id, check }) => {
    if (!ids.has(id) || check.kind !== 'http' || !URL.canParse(check.url)) return [];
    const url = new URL(check.url);
    return declared.lists(url) ? [] : [url.host];
  });
  return [...new Set(missing)].map((host) => ({
    code: 'host-not-declared',
    severity: 'error',
    message: `An http check requests ${host}, which belay.json does not list.`,
    fix: `Write in belay.json: "hosts": ${JSON.stringify([...config.hosts, host])}`,
  }));
}

function strangeNames(rules: readonly Rule[], config: BelayConfig): Problem[] {
  const own = {
    projects: [config.project],
    stacks: config.stacks,
    environments: Object.keys(config.environments),
  };
  return foreignNames(rules, own).flatMap(({ field, name, near }) =>
    near === undefined
      ? []
      : [
          {
            code: 'name-unknown' as const,
            severity: 'warning' as const,
            message: `Rules for the ${THINGS[field]} "${name}" do not apply to this project.`,
            fix: `Did you mean "${near}"? Then use one name for both, in the notes or in belay.json.`,
          },
        ],
  );
}

function branches({ environments }: BelayConfig): Problem[] {
  if (Object.values(environments).some((each) => each.branches.length > 0)) return [];
  return [
    {
      code: 'no-branches',
      severity: 'warning',
      message: 'belay.json names no branches to deploy, so no push is held.',
      fix: 'Write in belay.json: "environments": { "production": { "branches": ["main"] } }',
    },
  ];
}
