/** The list of all rules, in pages. What the pages have in common is computed once. */
import { CHECK_KINDS, type CheckKind, SEVERITIES, type Severity } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { once, rules } from './journal.ts';
import { pageOf } from './paging.ts';
import { type RuleSection, ruleSections } from './ruleGroups.ts';
import { type RuleNumbers, ruleNumbers } from './ruleNumbers.ts';
import { severitiesOf } from './sources.ts';

/** What the list says of all rules together, and what they can be filtered by. */
interface RuleListFacts {
  numbers: RuleNumbers;
  stages: RuleSection['stage'][];
  severities: Severity[];
  kinds: CheckKind[];
  projects: string[];
  environments: string[];
  stacks: string[];
}

interface RuleListPage extends RuleListFacts {
  /** The rules of this page, by stage and by where they are asked. */
  sections: RuleSection[];
  pages: number;
}

const allSections = once(({ rules }) => ruleSections(rules));

const inOrder = once(() =>
  allSections().flatMap(({ groups }) => groups.flatMap(({ rules }) => rules)),
);

const facts = once(({ rules }): RuleListFacts => {
  const kinds = new Set(rules.map(({ check }) => check.kind));
  const severities = new Set(rules.flatMap(severitiesOf));
  const valuesOf = (place: 'projects' | 'environments' | 'stacks') => {
    const values = rules.flatMap(({ sources }) =>
      sources.flatMap(({ appliesTo }) => appliesTo[place] ?? []),
    );
    return [...new Set(values)].sort(compareText);
  };
  return {
    numbers: ruleNumbers(rules),
    stages: allSections().map(({ stage }) => stage),
    severities: SEVERITIES.filter((level) => severities.has(level)),
    kinds: CHECK_KINDS.filter((kind) => kinds.has(kind)),
    projects: valuesOf('projects'),
    environments: valuesOf('environments'),
    stacks: valuesOf('stacks'),
  };
});

/** One page of the list. Pages count from 1. */
export function ruleList(page: number): RuleListPage {
  // Noted for the page that is being drawn: the list shows all rules.
  rules();
  const { items, pages } = pageOf(inOrder(), page);
  const onPage = new Set(items);
  const sections = allSections().flatMap(({ stage, groups }) => {
    const left = groups
      .map((group) => ({ ...group, rules: group.rules.filter((rule) => onPage.has(rule)) }))
      .filter(({ rules }) => rules.length > 0);
    return left.length > 0 ? [{ stage, groups: left }] : [];
  });
  return { ...facts(), sections, pages };
}
