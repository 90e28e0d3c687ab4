import type { Decision } from '../../decision/decision.ts';
import { maskingSecrets, maskSecrets } from '../../symptoms/maskSecrets.ts';
import type { GitFacts } from '../git/facts.ts';
import { MAX_RECORDED_OUTPUT } from '../tuning.ts';
import type { RunRecord } from './model.ts';

/** The input of a run, and how it ended. */
export interface RunFacts {
  git: GitFacts;
  ranAt: Date;
  /** The digest of `belay.json`; `undefined` if it could not be read. */
  config: string | undefined;
  heldAgainst?: RunRecord['heldAgainst'];
  /** Whether the run was interrupted with Ctrl-C. */
  aborted: boolean;
}

/** Masks secrets: records are permanent and go to other machines, and people's texts can contain secrets too. */
function mask(text: string): string {
  return maskSecrets(text, 'addresses');
}

/** As `mask`. Most rules of a run have the same evidence, so each text is searched once. */
function masking(texts: readonly string[]): (text: string) => string {
  const known = new Map<string, string>();
  const maskNew = maskingSecrets(texts, 'addresses');
  return (text) => {
    const masked = known.get(text) ?? maskNew(text);
    known.set(text, masked);
    return masked;
  };
}

/** What is recorded of each rule. */
export function recordedRules({ rules }: Pick<Decision, 'rules'>): RunRecord['rules'] {
  const texts = new Set<string>();
  for (const { evidence, detail, override } of rules) {
    texts.add(evidence);
    if (detail !== undefined) texts.add(detail);
    if (override) texts.add(override.reason);
  }
  const masked = masking([...texts]);
  return rules.map((rule) => recordedRule(rule, masked));
}

/** The record of one run of the gate. */
export function runRecord(
  decision: Decision,
  rules: RunRecord['rules'],
  { git: { commit, branch, dirty, changes, email }, ranAt, config, heldAgainst, aborted }: RunFacts,
): RunRecord {
  // Leaves out what can be derived, and the explanations, which are long and in the journal.
  const { coverage: _c, foreign: _f, asksAfterDeploy: _a, rules: _r, ...kept } = decision;
  return {
    version: 1,
    kind: 'run',
    ...kept,
    decision: aborted ? 'aborted' : decision.decision,
    rules,
    ...(decision.reason !== undefined && { reason: mask(decision.reason) }),
    ...(decision.allowDirty !== undefined && { allowDirty: mask(decision.allowDirty) }),
    ranAt: ranAt.toISOString(),
    ...(commit && { commit }),
    ...(branch && { branch }),
    ...(dirty !== undefined && { dirty }),
    ...(changes && { changes: [...changes] }),
    ...(config && { config }),
    ...(heldAgainst && { heldAgainst }),
    ...(email && { by: email }),
  };
}

function recordedRule(
  verdict: Decision['rules'][number],
  masked: (text: string) => string,
): RunRecord['rules'][number] {
  const { group, detail, by, took, override, because } = verdict;
  // In the order of the model: then the check of the record does not copy it.
  return {
    id: verdict.id,
    text: verdict.text,
    ...(group !== undefined && { group }),
    level: verdict.level,
    expect: verdict.expect,
    verdict: verdict.verdict,
    answer: verdict.answer,
    evidence: masked(verdict.evidence),
    ...(detail !== undefined && { detail: masked(detail).slice(-MAX_RECORDED_OUTPUT) }),
    ...(by !== undefined && { by }),
    ...(took !== undefined && { took }),
    ...(override && { override: { ...override, reason: masked(override.reason) } }),
    ...(because !== undefined && { because }),
    source: verdict.source,
  };
}
