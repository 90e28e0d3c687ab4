import type { Invocation, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { holdsUp } from '../../decision/decide.ts';
import type { Decision, RuleVerdict } from '../../decision/decision.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { jsonText } from './json.ts';
import { conclusion, facts, headline, overrideOf, withGroup } from './words.ts';

/** The file of this repository to which results are attached: the notes are in another repository, and are linked. */
const PINNED_RULES = '.belay/rules.json';

/**
 * The decision as SARIF 2.1.0 (OASIS standard): one result per rule of the stage. A stopped or unknown rule is an
 * error, and an override suppresses one. There is an unsuppressed error, or an invocation that did not succeed,
 * if and only if the decision is not go.
 */
export function sarifReport(decision: Decision): string {
  const { rules, recovery, digest, environment } = decision;
  const steps = recovery.map((step, index) => `${index + 1}. ${withGroup(step)}`);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Belay', rules: rules.map(descriptor) } },
        automationDetails: {
          id: `belay/${[decision.stage, environment].filter(Boolean).join('/')}/`,
          description: { text: visibleLine(headline(decision)) },
        },
        invocations: [invocation(decision, steps)],
        results: rules.map(result),
        properties: {
          decision: decision.decision,
          ...(digest && { digest }),
          ...(decision.coverage && { coverage: decision.coverage }),
        },
      },
    ],
  };
  return jsonText(log);
}

function descriptor(rule: RuleVerdict): ReportingDescriptor {
  return {
    id: visibleLine(rule.id),
    shortDescription: { text: visibleLine(withGroup(rule)) },
    helpUri: rule.source.url,
    ...(rule.help && { help: { text: visible(rule.help), markdown: visible(rule.help) } }),
    defaultConfiguration: { level: rule.level === 'stop' ? 'error' : 'warning' },
  };
}

function invocation(decision: Decision, recovery: readonly string[]): Invocation {
  const notes: Notification[] = [
    ...(decision.decision === 'go'
      ? []
      : [{ level: 'error' as const, message: { text: visible(conclusion(decision)) } }]),
    ...(recovery.length > 0
      ? [{ level: 'note' as const, message: { text: visible(`Recovery\n${recovery.join('\n')}`) } }]
      : []),
  ];
  return {
    executionSuccessful:
      decision.decision === 'go' || decision.rules.some(({ verdict }) => holdsUp(verdict)),
    ...(notes.length > 0 && { toolExecutionNotifications: notes }),
  };
}

function result(rule: RuleVerdict, ruleIndex: number): Result {
  const { override } = rule;
  return {
    ruleId: visibleLine(rule.id),
    ruleIndex,
    ...kindOf(rule),
    message: {
      text: visible([withGroup(rule), ...facts(rule), rule.detail].filter(Boolean).join('\n')),
    },
    locations: [
      { physicalLocation: { artifactLocation: { uri: PINNED_RULES }, region: { startLine: 1 } } },
    ],
    relatedLocations: [
      {
        physicalLocation: { artifactLocation: { uri: rule.source.url } },
        message: { text: visibleLine(rule.source.title) },
      },
    ],
    partialFingerprints: { 'belayRule/v1': visibleLine(rule.id) },
    ...(rule.verdict === 'overridden' &&
      override && {
        suppressions: [{ kind: 'external', justification: visibleLine(overrideOf(override)) }],
      }),
    properties: { verdict: rule.verdict },
  };
}

function kindOf({ verdict }: RuleVerdict): Required<Pick<Result, 'kind' | 'level'>> {
  switch (verdict) {
    case 'stop':
    case 'unknown':
    case 'overridden':
      return { kind: 'fail', level: 'error' };
    case 'warn':
      return { kind: 'fail', level: 'warning' };
    case 'pass':
      return { kind: 'pass', level: 'none' };
    case 'not-applicable':
      return { kind: 'notApplicable', level: 'none' };
    default:
      return verdict satisfies never;
  }
}
