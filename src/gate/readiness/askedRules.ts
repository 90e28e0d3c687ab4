/** Which rules apply to a project, in each environment and stage, and who or what answers them. */
import { type Project, whereApplies } from '../../decision/applies.ts';
import type { Unbound } from '../../decision/decision.ts';
import type { Check, Rule, Stage } from '../../rules/model.ts';
import { holdersOf } from '../answers.ts';
import type { HttpCheck } from '../checks/http/http.ts';
import type { BelayConfig } from '../projectConfig.ts';
import { boundTo, withAddress } from '../runCheck.ts';

export interface AskedRule {
  stage: Exclude<Stage, 'recovery'>;
  /** The environments where it is asked, sorted; empty if the project declares none. */
  environments: string[];
  id: string;
  text: string;
  level: Rule['level'];
  /** Who or what answers, in a few words. */
  answeredBy: string;
  /** The name that is missing in `belay.json`. */
  unbound?: Unbound;
}

/** The active rules that a project is asked before and after its deploys, sorted by stage and id. */
export function askedRules(rules: readonly Rule[], config: BelayConfig): AskedRule[] {
  return (['before-deploy', 'after-deploy'] as const).flatMap((stage) =>
    rules
      .filter((rule) => rule.stage === stage && rule.status === 'active')
      .flatMap((rule): AskedRule[] => {
        const environments = environmentsOfRule(rule, config);
        if (environments === undefined) return [];
        const { id, text, level } = rule;
        return [{ stage, environments, id, text, level, ...answerer(rule, environments, config) }];
      }),
  );
}

/** `undefined` if the rule is not asked anywhere. */
function environmentsOfRule(rule: Rule, config: BelayConfig): string[] | undefined {
  const { project: name, stacks } = config;
  const names = Object.keys(config.environments).sort();
  const project: Project = { name, stacks, environments: names };
  if (names.length === 0) return whereApplies(rule, project) && [];
  const found = names.filter((environment) => whereApplies(rule, { ...project, environment }));
  return found.length > 0 ? found : undefined;
}

function answerer(
  rule: Rule,
  environments: readonly string[],
  config: BelayConfig,
): Pick<AskedRule, 'answeredBy' | 'unbound'> {
  const { check } = rule;
  switch (check.kind) {
    case 'person': {
      const holders = holdersOf(rule, config);
      if (holders === undefined || check.role === undefined) return { answeredBy: 'a person' };
      return holders.length > 0
        ? { answeredBy: `${check.role}: ${holders.join(', ')}` }
        : { answeredBy: check.role, unbound: { field: 'people', name: check.role } };
    }
    case 'calendar':
      return { answeredBy: 'the calendar' };
    case 'command':
    case 'drift':
      return bound(check, 'commands', shown(boundTo(config.commands, check.name)));
    case 'linked-libraries':
      return bound(check, 'libraries', boundTo(config.libraries, check.name));
    case 'http':
      return httpAnswerer(check, environments, config);
    default:
      return check satisfies never;
  }
}

/** A name used instead of a URL needs a URL in each environment. */
function httpAnswerer(
  check: HttpCheck,
  environments: readonly string[],
  config: BelayConfig,
): Pick<AskedRule, 'answeredBy' | 'unbound'> {
  const answeredBy = `http ${check.url}`;
  const places = environments.length > 0 ? environments : [undefined];
  return places.every((environment) => withAddress(check, config, environment))
    ? { answeredBy }
    : { answeredBy, unbound: { field: 'urls', name: check.url.replace(/\/.*/s, '') } };
}

function bound(
  { kind, name }: Extract<Check, { name: string; kind: 'command' | 'drift' | 'linked-libraries' }>,
  field: Unbound['field'],
  value: string | undefined,
): Pick<AskedRule, 'answeredBy' | 'unbound'> {
  return value === undefined
    ? { answeredBy: `${kind} ${name}`, unbound: { field, name } }
    : { answeredBy: `${kind} ${name}: ${value}` };
}

function shown(command: string | readonly string[] | undefined): string | undefined {
  return typeof command === 'string' ? command : command?.join(' ');
}
