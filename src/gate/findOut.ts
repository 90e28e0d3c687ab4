/** Answers the rules: first by checks, then by people if the deploy is not stopped yet. */

import { whereApplies } from '../decision/applies.ts';
import { holdsUp, verdictOn } from '../decision/decide.ts';
import type { Finding } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { holdersOf, weighNow } from './answers.ts';
import { isHolder, weighAnswer, withoutHolder } from './checks/person.ts';
import type { Terminal } from './prompt.ts';
import type { Run } from './run.ts';
import { runCheck } from './runCheck.ts';

/**
 * The findings for each rule of the stage that applies, by id.
 *
 * @param terminal where people are asked; `undefined` if there is none.
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
    // Not awaited: there may be thousands of them.
    const finding =
      rule.check.kind === 'calendar' ? run.calendar(rule.check) : await withoutPrompt(run, rule);
    if (finding) findings.set(rule.id, finding);
    else toPeople.push(rule);
  }
  const known = { ...run, findings };
  const isStopped = (rule: Rule) => holdsUp(verdictOn(rule, known));
  let stopped =
    run.obstacle !== undefined || asked.some((rule) => findings.has(rule.id) && isStopped(rule));
  for (const rule of toPeople) {
    if (signal.aborted) return findings;
    if (run.overrides.has(rule.id)) {
      findings.set(rule.id, { answer: 'unknown', evidence: 'nobody was asked' });
      continue;
    }
    if (stopped || !terminal) {
      findings.set(rule.id, stopped ? alreadyStopped(run, rule) : nowhereToAsk(run, rule));
      continue;
    }
    const others = onlyOthers(run, rule);
    if (others !== undefined) {
      findings.set(rule.id, { answer: 'unknown', evidence: others, unasked: 'not-allowed' });
      stopped = isStopped(rule);
      continue;
    }
    const asked = performance.now();
    const answer = await terminal.ask(rule, run.rules.journal.answers);
    const took = Math.round(performance.now() - asked);
    if (answer) {
      findings.set(rule.id, await weighNow(run, rule, { answer, how: 'at the prompt', took }));
    }
    stopped = isStopped(rule);
  }
  return findings;
}

/** A finding, or `undefined` if a person has to be asked. */
async function withoutPrompt(run: Run, rule: Rule): Promise<Finding | undefined> {
  if (rule.check.kind !== 'person') return runCheck(run, rule.check);
  const given = run.given.get(rule.id);
  if (given) return weighNow(run, rule, given);
  const stored = run.stored.get(rule.id)?.given;
  const holders = holdersOf(rule, run.config);
  if (stored) return weighAnswer(stored, rule, holders);
  return holders?.length === 0 ? withoutHolder(rule.check.role ?? '') : undefined;
}

/** Says that the person at the terminal may not answer a rule, and who may; `undefined` if they may. */
function onlyOthers({ config, git, stored }: Run, rule: Rule): string | undefined {
  const holders = holdersOf(rule, config);
  if (holders === undefined || isHolder(git.email, holders)) return undefined;
  const nobody = stored.get(rule.id)?.objection ?? 'nobody has answered';
  const words = rule.expect === 'done' ? 'done' : 'yes|no';
  return `${nobody}, and only ${holders.join(', ')} may: with \`belay answer ${rule.id}=${words}\``;
}

function alreadyStopped({ stored, stage }: Run, { id }: Rule): Finding {
  const why =
    stage === 'after-deploy' ? 'another rule has failed' : 'the deploy is already stopped';
  const nobody = stored.get(id)?.objection ?? 'nobody was asked';
  return { answer: 'unknown', evidence: `${nobody}, because ${why}`, unasked: 'stopped' };
}

function nowhereToAsk({ stored }: Run, { id, expect }: Rule): Finding {
  const words = expect === 'done' ? 'done|no' : 'yes|no';
  const nobody = stored.get(id)?.objection ?? 'nobody has answered';
  const evidence = `${nobody}, and there is no terminal to ask at: give --answer ${id}=${words}`;
  return { answer: 'unknown', evidence, unasked: 'no-terminal' };
}
