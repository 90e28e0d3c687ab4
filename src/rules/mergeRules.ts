/** One journal's rules from all its notes: the same id is the same rule, stated in several places. */
import { type Problem, problem } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { compareText } from '../text/compareText.ts';
import type { Check, NoteRule, Rule, Source } from './model.ts';

/** The facts about a note that its rules carry. */
interface RuleOrigin extends Omit<Source, 'line' | 'column' | 'url'> {
  /** The page's address, without an anchor. */
  pageUrl: string;
}

export interface StatedRule {
  rule: NoteRule;
  origin: RuleOrigin;
}

/**
 * Merges rules by id. Where notes state the same question with and without a check, the check counts;
 * the stricter level counts; a rule is retired only where every note retired it.
 *
 * @returns the rules sorted by id, their sources by path and line, and an error at both places for
 *   notes that disagree: opposite answers, different texts under one id, different checks or stages.
 */
export function mergeRules(stated: readonly StatedRule[]): {
  rules: Rule[];
  diagnostics: Diagnostic[];
} {
  const byId = new Map<string, StatedRule[]>();
  for (const statement of stated.toSorted(compareStatements)) {
    const same = byId.get(statement.rule.id);
    if (same) same.push(statement);
    else byId.set(statement.rule.id, [statement]);
  }
  const diagnostics: Diagnostic[] = [];
  const rules: Rule[] = [];
  for (const statements of byId.values()) {
    const [only, ...others] = statements as [StatedRule, ...StatedRule[]];
    if (others.length === 0) {
      rules.push(alone(only));
      continue;
    }
    diagnostics.push(...findDisagreements(statements));
    rules.push(mergeStatements(statements));
  }
  rules.sort((a, b) => compareText(a.id, b.id));
  return { rules, diagnostics };
}

/** Rules that one note states. They stay the same as long as their statement does. */
const rulesAlone = new WeakMap<StatedRule, Rule>();

function alone(statement: StatedRule): Rule {
  const rule = rulesAlone.get(statement) ?? mergeStatements([statement]);
  rulesAlone.set(statement, rule);
  return rule;
}

function compareStatements(a: StatedRule, b: StatedRule): number {
  return (
    compareText(a.origin.path, b.origin.path) ||
    a.rule.line - b.rule.line ||
    a.rule.column - b.rule.column
  );
}

function mergeStatements(statements: readonly StatedRule[]): Rule {
  const active = statements.filter(({ rule }) => rule.status === 'active');
  // A retired statement is ignored, unless all of them are retired.
  const counting = (active.length > 0 ? active : statements).map(({ rule }) => rule);
  const [first] = counting as [NoteRule];
  const stated = <Key extends 'because' | 'remark' | 'help' | 'group'>(key: Key) => {
    const value = counting.find((rule) => rule[key] !== undefined)?.[key];
    return value === undefined ? {} : { [key]: value };
  };
  return {
    id: first.id,
    stage: first.stage,
    text: first.text,
    expect: first.expect,
    level: counting.some((rule) => rule.level === 'stop') ? 'stop' : 'warn',
    status: active.length > 0 ? 'active' : 'retired',
    check: counting.find((rule) => !isPlain(rule.check))?.check ?? first.check,
    ...stated('because'),
    ...stated('remark'),
    ...stated('help'),
    ...stated('group'),
    sources: (active.length > 0 ? active : statements).map(toSource),
  };
}

function toSource({ rule, origin }: StatedRule): Source {
  const { pageUrl, appliesTo, path, title, date, severity } = origin;
  return {
    path,
    line: rule.line,
    column: rule.column,
    title,
    ...(date !== undefined && { date }),
    ...(severity !== undefined && { severity }),
    url: `${pageUrl}#${encodeURI(rule.anchor)}`,
    appliesTo,
  };
}

function isPlain(check: Check): boolean {
  return check.kind === 'person' && check.role === undefined;
}

function findDisagreements(statements: readonly StatedRule[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const active = statements.filter(({ rule }) => rule.status === 'active');
  const [first, ...others] = active;
  if (!first) return [];
  for (const other of others) {
    const found = disagreement(first.rule, other.rule);
    if (found) diagnostics.push(...atBoth(first, other, found));
  }
  const checked = active.filter(({ rule }) => !isPlain(rule.check));
  const [firstChecked, ...otherChecked] = checked;
  for (const other of otherChecked) {
    if (firstChecked && !sameCheck(firstChecked.rule.check, other.rule.check)) {
      diagnostics.push(...atBoth(firstChecked, other, problem('check-conflict')));
    }
  }
  const retired = statements.find(({ rule }) => rule.status === 'retired');
  if (retired) {
    diagnostics.push({
      ...problem('retired-elsewhere-active'),
      ...placeOf(retired),
      related: { ...placeOf(first), message: 'still active here' },
    });
  }
  return diagnostics;
}

function disagreement(a: NoteRule, b: NoteRule): Problem | undefined {
  if (comparable(a.text) !== comparable(b.text)) return problem('id-conflict', { id: a.id });
  if (a.expect !== b.expect) {
    return problem('answer-conflict', { one: a.expect, other: b.expect });
  }
  return a.stage === b.stage
    ? undefined
    : problem('stage-conflict', { one: a.stage, other: b.stage });
}

/** A text without what may differ between two writings of one question: case, spacing, its last stop. */
function comparable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.:!?]+$/, '');
}

function sameCheck(a: Check, b: Check): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function atBoth(a: StatedRule, b: StatedRule, found: Problem): Diagnostic[] {
  const at = (here: StatedRule, there: StatedRule): Diagnostic => ({
    ...found,
    ...placeOf(here),
    related: { ...placeOf(there), message: there.rule.text },
  });
  return [at(b, a), at(a, b)];
}

function placeOf({ rule, origin }: StatedRule): Place {
  return { path: origin.path, line: rule.line, column: rule.column };
}
