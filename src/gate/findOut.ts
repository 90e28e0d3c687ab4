/** Finding out what the rules ask: checks first, and people last, where there is still something to decide. */
import type { Rule } from '../rules/model.ts';
import { whereApplies } from './applies.ts';
import { type Given, weighAnswer } from './checks/person.ts';
import { holdsUp, judge, type Known } from './decide.ts';
import type { Finding } from './decision.ts';
import type { Terminal } from './prompt.ts';
import { type CheckWorld, runCheck } from './runCheck.ts';

export interface World extends CheckWorld {
  /** Answers given on the command line, by rule id. */
  given: ReadonlyMap<string, Given>;
  /** Whose answers those at the prompt are. */
  email: string | undefined;
  terminal: Terminal | undefined;
}

/** What is found out about each rule of the stage that applies, by id. */
export async function findOut(
  known: Omit<Known, 'findings'>,
  world: World,
): Promise<Map<string, Finding>> {
  const findings = new Map<string, Finding>();
  const asked = known.rules.rules.filter(
    (rule) =>
      rule.stage === known.stage &&
      rule.status === 'active' &&
      whereApplies(rule, known.project) !== undefined,
  );
  const toPeople: Rule[] = [];
  for (const rule of asked) {
    if (world.signal.aborted) return findings;
    const finding = await check(rule, world);
    if (finding) findings.set(rule.id, finding);
    else toPeople.push(rule);
  }
  const isStopped = (rule: Rule) => holdsUp(judge(rule, { ...known, findings }).verdict);
  let stopped = asked.some((rule) => !toPeople.includes(rule) && isStopped(rule));
  for (const rule of toPeople) {
    if (world.signal.aborted) return findings;
    if (known.overrides.has(rule.id)) {
      findings.set(rule.id, { answer: 'unknown', evidence: 'nobody was asked' });
      continue;
    }
    if (stopped || !world.terminal) {
      findings.set(rule.id, { answer: 'unknown', evidence: whyNotAsked(rule, stopped) });
      continue;
    }
    const answer = await world.terminal.ask(rule);
    if (answer) findings.set(rule.id, weigh(rule, world, { answer, how: 'at the prompt' }));
    stopped = isStopped(rule);
  }
  return findings;
}

/** A finding, or `undefined` where a person has to be asked. */
async function check(rule: Rule, world: World): Promise<Finding | undefined> {
  if (rule.check.kind !== 'person') return runCheck(rule.check, world);
  const given = world.given.get(rule.id);
  return given && weigh(rule, world, given);
}

function weigh({ check }: Rule, { config, email }: World, given: Omit<Given, 'by'>): Finding {
  const role = check.kind === 'person' ? check.role : undefined;
  const holders = role && Object.hasOwn(config.people, role) ? config.people[role] : undefined;
  return weighAnswer({ ...given, ...(email && { by: email }) }, role, holders);
}

function whyNotAsked({ id, expect }: Rule, stopped: boolean): string {
  const words = expect === 'done' ? 'done|no' : 'yes|no';
  return stopped
    ? 'nobody was asked, as the deploy is stopped already'
    : `nobody has answered, and there is no terminal to ask at: give --answer ${id}=${words}`;
}
