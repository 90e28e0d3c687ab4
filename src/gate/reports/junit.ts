import { holdsUp } from '../../decision/decide.ts';
import type { Decision, RuleVerdict } from '../../decision/decision.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { coverageLine } from './summary.ts';
import { conclusion, facts, headline, overrideOf, withGroup } from './words.ts';

/**
 * The decision as JUnit XML, in the format of Jenkins (dtkit's `junit-4.xsd`) that GitLab reads: one test case
 * per rule. A stop is a failure, an unknown rule an error, and an overridden rule or one that was not asked is skipped. There is a
 * failure or an error if and only if the decision is not go.
 */
export function junitReport(decision: Decision): string {
  const { rules, recovery } = decision;
  const cases = [...rules.map((rule) => caseOf(rule, decision)), ...caseOfItself(decision)];
  const count = (name: string) => cases.filter((each) => each.includes(`<${name}`)).length;
  const counts = {
    tests: String(cases.length),
    failures: String(count('failure')),
    errors: String(count('error')),
  };
  const suite = {
    name: headline(decision),
    ...counts,
    skipped: String(count('skipped')),
    timestamp: decision.at.replace(/\.\d+Z$/, 'Z'),
  };
  const steps = recovery.map((step, index) => `${index + 1}. ${withGroup(step)}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${attributes({ name: 'belay gate', ...counts })}>
  <testsuite${attributes(suite)}>
    <properties>
      <property${attributes({ name: 'decision', value: decision.decision })}/>
      <property${attributes({ name: 'digest', value: decision.digest ?? 'none' })}/>
    </properties>
${cases.map((each) => `    ${each}\n`).join('')}${element('system-out', [conclusion(decision), coverageLine(decision), ...steps].filter(Boolean))}
  </testsuite>
</testsuites>
`;
}

function caseOf(rule: RuleVerdict, { stage }: Decision): string {
  const name = { classname: `${stage}.${rule.id}`, name: withGroup(rule) };
  const message = `${rule.verdict}: ${rule.evidence}`;
  const told = [...facts(rule), ...(rule.detail ? ['', rule.detail] : [])];
  switch (rule.verdict) {
    case 'stop':
      return testCase(name, element('failure', told, { type: 'stop', message }));
    case 'unknown':
      return testCase(name, element('error', told, { type: 'unknown', message }));
    case 'overridden':
      return testCase(name, element('skipped', [rule.override ? overrideOf(rule.override) : '']));
    case 'not-applicable':
      return testCase(name, element('skipped', [rule.evidence]));
    case 'warn':
      return testCase(name, element('system-out', ['warning', ...told]));
    case 'pass':
      return testCase(name, element('system-out', [rule.evidence]));
    default:
      return rule.verdict satisfies never;
  }
}

/** If no rule shows that the decision is not go, an additional case does. */
function caseOfItself(decision: Decision): string[] {
  if (decision.decision === 'go' || decision.rules.some(({ verdict }) => holdsUp(verdict))) {
    return [];
  }
  const name = { classname: decision.stage, name: 'The gate can decide' };
  const attributes = { type: decision.decision, message: conclusion(decision) };
  return [testCase(name, element('error', [conclusion(decision)], attributes))];
}

function testCase(name: Record<string, string>, content: string): string {
  return `<testcase${attributes(name)}>${content}</testcase>`;
}

function element(
  name: string,
  lines: readonly string[],
  given: Record<string, string> = {},
): string {
  return `<${name}${attributes(given)}>${escaped(visible(lines.join('\n')))}</${name}>`;
}

function attributes(given: Record<string, string>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(visibleLine(value))}"`)
    .join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, without lone surrogates and the two noncharacters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
