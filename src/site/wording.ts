/** A rule in words: what lets the deploy go on, who answers, where it is asked. */
import type { AppliesTo, Check, Rule, Severity, Stage } from '../rules/model.ts';

export const STAGE_NAMES: Record<Stage, string> = {
  'before-deploy': 'Before the deploy',
  'after-deploy': 'After the deploy',
  recovery: 'Recovery',
};

export const STAGE_MEANINGS: Record<Stage, string> = {
  'before-deploy': 'Asked before anything is changed. A wrong answer holds the deploy.',
  'after-deploy': 'Asked once the new version runs. A wrong answer brings up the recovery steps.',
  recovery: 'Never asked and never in the way: shown when a rule after the deploy fails.',
};

export const SEVERITY_MEANINGS: Record<Severity, string> = {
  sev1: 'Severity 1, the worst',
  sev2: 'Severity 2',
  sev3: 'Severity 3',
  sev4: 'Severity 4, the least',
};

/** What came of asking a rule, for its history. */
export const VERDICT_WORDS = {
  pass: 'passed',
  stop: 'stopped',
  warn: 'warned',
  unknown: 'stopped, not known',
  overridden: 'overridden',
} as const;

/** What a rule does, as a phrase: `stops unless the answer is no`. */
export function polarity(rule: Pick<Rule, 'stage' | 'expect' | 'level' | 'status'>): string {
  if (rule.status === 'retired') return 'retired, never asked';
  if (rule.stage === 'recovery') return 'a step back to safety';
  const verb = rule.level === 'warn' ? 'warns' : 'stops';
  return rule.expect === 'done'
    ? `${verb} until it is done`
    : `${verb} unless the answer is ${rule.expect}`;
}

/** The same in a few words, for a tag. */
export function polarityTag(rule: Pick<Rule, 'stage' | 'expect' | 'status'>): string {
  if (rule.status === 'retired') return 'retired';
  if (rule.stage === 'recovery') return 'step';
  return `go if ${rule.expect}`;
}

/** What a rule does and who answers it: `Stops unless the answer is no. The calendar answers.` */
export function ruleInWords(
  rule: Pick<Rule, 'stage' | 'expect' | 'level' | 'status' | 'check'>,
): string {
  const meaning = polarity(rule);
  const sentence = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;
  const asked = rule.status === 'active' && rule.stage !== 'recovery';
  return asked ? `${sentence} ${ANSWERERS[rule.check.kind]} answers.` : sentence;
}

/** The kinds of check in the order of the site's lists, with who answers each. */
export const ANSWERERS: Record<Check['kind'], string> = {
  person: 'A person',
  calendar: 'The calendar',
  command: 'A command',
  drift: 'A comparison',
  http: 'An HTTP request',
  'linked-libraries': 'A scan of libraries',
};

const QUESTION_WORDS = {
  'last-working-day-of-week': 'last working day of the week',
  'first-working-day-after-vacation': 'first working day after a vacation',
  'first-working-day-after-holiday': 'first working day after a holiday',
  'working-day-before-holiday': 'working day before a holiday',
  'working-day': 'working day',
} as const;

/** What exactly a check looks at, without saying who: `product manager`, `09:00 to 20:00`. */
export function checkDetail(check: Check): string | undefined {
  switch (check.kind) {
    case 'person':
      return check.role?.replaceAll(/[-_]/g, ' ');
    case 'calendar':
      if (check.name === 'weekday') return check.weekdays.join(', ');
      if (check.name === 'between') return `${check.from} to ${check.to}`;
      return QUESTION_WORDS[check.name];
    case 'http':
      return [
        check.url,
        check.status !== undefined && `status ${check.status}`,
        check.contains !== undefined && `contains “${check.contains}”`,
        check.within !== undefined && `within ${check.within} s`,
      ]
        .filter(Boolean)
        .join(', ');
    default:
      return check.name;
  }
}

/** Where a note's rules are asked: `environment migration; stack django or python`. Empty means everywhere. */
export function whereItApplies({ projects, environments, stacks }: AppliesTo): string {
  return [listed('project', projects), listed('environment', environments), listed('stack', stacks)]
    .filter(Boolean)
    .join('; ');
}

function listed(name: string, values: readonly string[] | undefined): string | undefined {
  return values && `${name} ${values.join(' or ')}`;
}
