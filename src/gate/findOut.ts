/** Finding out what the rules ask: checks first, and people last, where there is still something to decide. */

import { whereApplies } from '../decision/applies.ts';
import { holdsUp, judge } from '../decision/decide.ts';
import type { Finding } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { holdersOf, weighNow } from './answers.ts';
import { isHolder, weighAnswer } from './checks/person.ts';
import type { Terminal } from './prompt.ts';
import type { Run } from './run.ts';
import { runCheck } from './runCheck.ts';

/**
 * What is found out about each rule of the stage that applies, by id.
 *
 * @param terminal where people are asked; `undefined` where nobody sits at one.
 */
export async function findOut(
  run: Run,
  terminal: Terminal | undefined,
): Promise<Map<string, Finding>> {
  const { signal } = run.world;
  const findings = new Map<string, Finding>();
  const asked = run.rules.rules.filter(
    (rule) =>
      rule.stage === run.stage &&
      rule.status === 'active' &&
      whereApplies(rule, run.project) !== undefined,
  );
  const toPeople: Rule[] = [];
  for (const rule of asked) {
    if (signal.aborted) return findings;
    const finding = await withoutPrompt(run, rule);
    if (finding) findings.set(rule.id, finding);
    else toPeople.push(rule);
  }
  const isStopped = (rule: Rule) => holdsUp(judge(rule, { ...run, findings }).verdict);
  let stopped =
    run.obstacle !== undefined || asked.some((rule) => !toPeople.includes(rule) && isStopped(rule));
  for (const rule of toPeople) {
    if (signal.aborted) return findings;
    if (run.overrides.has(rule.id)) {
      findings.set(rule.id, { answer: 'unknown', evidence: 'nobody was asked' });
      continue;
    }
    if (stopped || !terminal) {
      findings.set(rule.id, { answer: 'unknown', evidence: whyNotAsked(run, rule, stopped) });
      continue;
    }
    const others = onlyOthers(run, rule);
    if (others !== undefined) {
      findings.set(rule.id, { answer: 'unknown', evidence: others });
      stopped = isStopped(rule);
      continue;
    }
    const answer = await terminal.ask(rule);
    if (answer) findings.set(rule.id, await weighNow(run, rule, { answer, how: 'at the prompt' }));
    stopped = isStopped(rule);
  }
  return findings;
}

/** A finding, or `undefined` where a person has to be asked. */
async function withoutPrompt(run: Run, rule: Rule): Promise<Finding | undefined> {
  if (rule.check.kind !== 'person') return runCheck(run, rule.check);
  const given = run.given.get(rule.id);
  if (given) return weighNow(run, rule, given);
  const stored = run.stored.get(rule.id)?.given;
  return stored && weighAnswer(stored, rule, holdersOf(rule, run.config));
}

/** That the person at the terminal may not answer a rule, and who may; `undefined` where they may. */
function onlyOthers({ config, git, stored }: Run, rule: Rule): string | undefined {
  const holders = holdersOf(rule, config);
  if (holders === undefined || isHolder(git.email, holders)) return undefined;
  const nobody = stored.get(rule.id)?.objection ?? 'nobody has answered';
  const words = rule.expect === 'done' ? 'done' : 'yes|no';
  return `${nobody}, and only ${holders.join(', ')} may: with \`belay answer ${rule.id}=${words}\``;
}

function whyNotAsked({ stored }: Run, { id, expect }: Rule, stopped: boolean): string {
  const words = expect === 'done' ? 'done|no' : 'yes|no';
  const objection = stored.get(id)?.objection;
  const nobody = objection ?? (stopped ? 'nobody was asked' : 'nobody has answered');
  return stopped
    ? `${nobody}, as the deploy is stopped already`
    : `${nobody}, and there is no terminal to ask at: give --answer ${id}=${words}`;
}
