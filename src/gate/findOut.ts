/** Finding out what the rules ask: checks first, and people last, where there is still something to decide. */

import { whereApplies } from '../decision/applies.ts';
import { holdsUp, judge, type Known } from '../decision/decide.ts';
import type { Finding } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { holdersOf } from './answers.ts';
import { type Given, isHolder, weighAnswer } from './checks/person.ts';
import type { Terminal } from './prompt.ts';
import { type CheckWorld, runCheck } from './runCheck.ts';
import type { Stored } from './storedAnswers.ts';

export interface World extends CheckWorld {
  /** Answers given on the command line, by rule id. */
  given: ReadonlyMap<string, Omit<Given, 'by'>>;
  /** Answers given ahead of time, by rule id. */
  stored: ReadonlyMap<string, Stored>;
  /** The e-mail address that git knows the person at the keyboard by. */
  email: string | undefined;
  /** What an answer says that comes now, from the person at the keyboard. */
  weigh(rule: Rule, given: Omit<Given, 'by'>): Promise<Finding>;
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
      findings.set(rule.id, { answer: 'unknown', evidence: whyNotAsked(rule, stopped, world) });
      continue;
    }
    const others = onlyOthers(rule, world);
    if (others !== undefined) {
      findings.set(rule.id, { answer: 'unknown', evidence: others });
      stopped = isStopped(rule);
      continue;
    }
    const answer = await world.terminal.ask(rule);
    if (answer) findings.set(rule.id, await world.weigh(rule, { answer, how: 'at the prompt' }));
    stopped = isStopped(rule);
  }
  return findings;
}

/** A finding, or `undefined` where a person has to be asked. */
async function check(rule: Rule, world: World): Promise<Finding | undefined> {
  if (rule.check.kind !== 'person') return runCheck(rule.check, world);
  const given = world.given.get(rule.id);
  if (given) return world.weigh(rule, given);
  const stored = world.stored.get(rule.id)?.given;
  return stored && weighAnswer(stored, rule, holdersOf(rule, world.config));
}

/** That who sits here cannot answer a rule, and who can; `undefined` where they can. */
function onlyOthers(rule: Rule, { config, email, stored }: World): string | undefined {
  const holders = holdersOf(rule, config);
  if (holders === undefined || isHolder(email, holders)) return undefined;
  const nobody = stored.get(rule.id)?.objection ?? 'nobody has answered';
  const words = rule.expect === 'done' ? 'done' : 'yes|no';
  return `${nobody}, and only ${holders.join(', ')} may: with \`belay answer ${rule.id}=${words}\``;
}

function whyNotAsked({ id, expect }: Rule, stopped: boolean, { stored }: World): string {
  const words = expect === 'done' ? 'done|no' : 'yes|no';
  const objection = stored.get(id)?.objection;
  const nobody = objection ?? (stopped ? 'nobody was asked' : 'nobody has answered');
  return stopped
    ? `${nobody}, as the deploy is stopped already`
    : `${nobody}, and there is no terminal to ask at: give --answer ${id}=${words}`;
}
