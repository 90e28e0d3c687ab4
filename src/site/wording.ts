/** A rule in words: what lets the deploy continue, who answers, where it is asked. */
import type { AppliesTo, Check, Rule } from '../rules/model.ts';
import * as words from './language/words.ts';

/** What a rule asks for: `Must be “no”. Checked by a command.` */
export function ruleInWords(
  rule: Pick<Rule, 'stage' | 'expect' | 'level' | 'status' | 'check'>,
): string {
  if (rule.status === 'retired') return words.retiredRule;
  if (rule.stage === 'recovery') return words.recoveryStep;
  return `${meaning(rule)} ${words.checkedBy[rule.check.kind]}`;
}

function meaning({ expect, level }: Pick<Rule, 'expect' | 'level'>): string {
  if (expect === 'done') return level === 'warn' ? words.shouldBeDone : words.mustBeDone;
  const answer = words.answers[expect];
  return level === 'warn' ? words.shouldBe(answer) : words.mustBe(answer);
}

/** What lets the deploy continue, in a few words, for a tag. */
export function polarityTag(rule: Pick<Rule, 'stage' | 'expect' | 'status'>): string {
  if (rule.status === 'retired') return words.tagRetired;
  if (rule.stage === 'recovery') return words.tagStep;
  return words.tagGoIf(words.answers[rule.expect]);
}

/** What a wrong answer means, as the note says it: `If yes: don't touch it.` */
export function becauseInWords({ expect, because }: Pick<Rule, 'expect' | 'because'>): string {
  if (!because) return '';
  const wrong = { yes: words.answers.no, no: words.answers.yes, done: undefined }[expect];
  return words.otherwise(wrong, because);
}

/** What exactly a check looks at, without who answers: `product manager`, `09:00 to 20:00`. */
export function checkDetail(check: Check): string | undefined {
  switch (check.kind) {
    case 'person':
      return check.role?.replaceAll(/[-_]/g, ' ');
    case 'calendar':
      if (check.name === 'weekday') return check.weekdays.map(weekdayName).join(', ');
      if (check.name === 'between') return words.between(check.from, check.to);
      return words.calendarQuestions[check.name];
    case 'http':
      return [
        check.url,
        check.status !== undefined && words.httpStatus(check.status),
        check.contains !== undefined && words.httpContains(check.contains),
        check.json && words.httpJson(check.json.path, check.json.equals),
        check.within !== undefined && words.httpWithin(check.within),
        check.for !== undefined && words.httpFor(check.for),
        check.tlsDays !== undefined && words.httpTlsDays(check.tlsDays),
      ]
        .filter(Boolean)
        .join(', ');
    default:
      return check.name;
  }
}

const WEEKDAY = new Intl.DateTimeFormat(words.locale, { weekday: 'long', timeZone: 'UTC' });
/** 1 January 2024 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function weekdayName(day: string): string {
  return WEEKDAY.format(MONDAY + WEEK.indexOf(day) * DAY_MS);
}

/** Where a note's rules are asked: `the environment migration; the stack django or python`. Empty means everywhere. */
export function whereItApplies({ projects, environments, stacks }: AppliesTo): string {
  const listed = (values: readonly string[] | undefined, name: (names: string) => string) =>
    values && name(values.join(` ${words.or} `));
  return [
    listed(projects, words.inProjects),
    listed(environments, words.inEnvironments),
    listed(stacks, words.inStacks),
  ]
    .filter(Boolean)
    .join('; ');
}
